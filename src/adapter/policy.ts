import type {Actor} from '../model/actor.js';
import {toCommunityError} from '../model/errors.js';
import type {AnyItem} from '../model/item.js';
import type {World} from '../model/links.js';
import {hiddenFields, maySee} from '../model/visibility.js';
import type {CallOptions, ChangeEvent, CommunityAdapter, Page} from './contract.js';

/** Somebody, or how to find out who it is now: roles change while a page is open. */
export type Asker = Actor | (() => Actor | Promise<Actor>);

/**
 * Shows what the actor may see, and refuses what they may not do.
 *
 * The source is told whom it answers: only where the items are can be counted, searched and paged within what somebody may see, and
 * judged and changed in one step. What comes back is looked through once more, so that a mistake there shows nothing.
 */
export function policy(source: CommunityAdapter, asker: Asker): CommunityAdapter {
  const who = async () => (typeof asker === 'function' ? asker() : asker);
  const through = <O extends CallOptions>(options: O | undefined, actor: Actor) =>
    ({...options, actor}) as O & {actor: Actor};
  return {
    name: source.name,
    describe: async (options) => source.describe(through(options, await who())),
    list: async (kind, query, options) => {
      const actor = await who();
      const page = await source.list(kind, query, through(options, actor));
      return {...page, items: page.items.filter((item) => shows(item as unknown as AnyItem, actor))} as unknown as Page<
        typeof kind
      >;
    },
    get: async (kind, ids, options) => {
      const actor = await who();
      const items = await source.get(kind, ids, through(options, actor));
      return items.map((item) => (item && shows(item as unknown as AnyItem, actor) ? item : undefined));
    },
    ...(source.write && {write: async (change, options) => source.write!(change, through(options, await who()))}),
    ...(source.watch && {
      watch: (scope, listener) => {
        let stop: (() => void) | undefined;
        let isOver = false;
        const tell = (event: ChangeEvent, actor: Actor) => {
          if (event.type !== 'changed' || !event.item || shows(event.item as unknown as AnyItem, actor))
            listener(event);
        };
        who().then(
          (actor) => {
            if (!isOver) stop = source.watch!(scope, (event) => tell(event, actor), {actor});
          },
          (error: unknown) => {
            if (!isOver) listener({type: 'error', error: toCommunityError(error)});
          },
        );
        return () => {
          isOver = true;
          stop?.();
        };
      },
    }),
    ...(source.many && {
      many: async (reads, options) => source.many!(reads, through(options, await who())),
    }),
    // `feeds` and `badges` are not passed on: they belong to whoever the source takes us for, not to the actor.
    ...(source.upload && {
      upload: async (file, options) => source.upload!(file, through(options, await who())),
    }),
    ...(source.attachment && {
      attachment: async (id, options) => source.attachment!(id, through(options, await who())),
    }),
    ...(source.close && {close: () => source.close!()}),
  };
}

/** Nothing is known here but the item itself: what it says about who may see it must allow this person. */
const nothingElse: World = {item: () => undefined, communitiesOf: () => []};

function shows(item: AnyItem, actor: Actor): boolean {
  if (hiddenFields(actor, item, nothingElse).some((name) => item[name] !== undefined)) return false;
  // Which communities somebody is in only the source knows.
  return maySee(actor, item, nothingElse) || (item.kind === 'member' && item.visibility === 'community');
}
