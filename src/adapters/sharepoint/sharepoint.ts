import type {
  ChangeEvent,
  CommunityAdapter,
  Description,
  KindDescription,
  WriteOptions,
} from '../../adapter/contract.js';
import {policy} from '../../adapter/policy.js';
import {createStore} from '../../adapter/store/store.js';
import type {Store} from '../../adapter/store/types.js';
import {opening} from '../../file/opening.js';
import type {Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {tableOf, type Kind, type Role} from '../../model/kinds.js';
import {Copy, type Place} from './copy.js';
import {keep, type Me} from './keep.js';
import {entityOf, plans} from './lists.js';
import {narrowed, verbsOf} from './may.js';
import {People, type NamePerson} from './people.js';
import {polling} from './polling.js';
import {listsOf} from './provision.js';
import {refuseUnkept} from './refuse-unkept.js';
import {Session, type SessionOptions} from './session.js';
import {asObject, lowOf, text, userInfo} from './wire.js';

export interface SharePointOptions extends SessionOptions {
  /** The language names are sorted by, BCP 47; `en` where left out. */
  readonly language?: string;
  /** What somebody is called in items: `user-` and SharePoint's number of them where left out. For what came from another source. */
  readonly memberId?: NamePerson;
  /** Seconds between two looks at what others changed, while somebody watches; 30 where left out. */
  readonly every?: number;
}

/** “Manage permissions”: who holds it can say who may do what, and is an owner. */
const managesPermissions = 0x2000000;

/** A community kept in the lists of a SharePoint site, as whoever is signed in to the page. */
export function sharePoint(options: SharePointOptions): CommunityAdapter {
  return opening('sharepoint', (signal) => open(options, signal), {write: true, watch: true});
}

interface Attributes {
  readonly src?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What `<cop-community adapter="sharepoint" src="https://…/sites/practice">` opens. */
export function fromAttributes({src, attributes: {lang} = {}}: Attributes): CommunityAdapter {
  if (!src)
    throw new CommunityError(
      'invalid',
      '<cop-community adapter="sharepoint"> has no address: say src="https://contoso.sharepoint.com/sites/practice".',
    );
  return sharePoint({site: src, ...(lang !== undefined && {language: lang})});
}

async function open(options: SharePointOptions, signal: AbortSignal): Promise<CommunityAdapter> {
  const session = new Session(options);
  const [web, user, lists] = await Promise.all([
    session.ask({path: 'web?$select=Title,EffectiveBasePermissions'}, signal),
    session.ask({path: 'web/currentuser'}, signal),
    listsOf(session, signal),
  ]);
  const people = new People(session, options.memberId ?? (({id}) => `user-${id}`));
  const [self] = userInfo(user.body);
  if (!self)
    throw new CommunityError('signed-out', 'SharePoint does not say who you are. Sign in, and load this page again.');
  await people.load(signal);
  people.add(self);
  const places = new Map<Kind, Place>();
  for (const plan of plans) {
    const list = lists.find(({entity}) => entity === entityOf(plan));
    if (list) places.set(plan.kind, {plan, id: list.id, may: list.may ?? 0});
  }
  if (places.size === 0)
    throw new CommunityError(
      'not-found',
      `${session.site} has no lists of a community yet, or none that you may read. An owner of the site makes them: run the provisioning.`,
      {advice: 'not-ready', about: session.site},
    );
  const copy = new Copy(session, places, people);
  const {Title, EffectiveBasePermissions} = asObject(web.body);
  const me: Me = {number: self.id, isOwner: ((lowOf(EffectiveBasePermissions) ?? 0) & managesPermissions) !== 0};
  const title = text(Title);
  const store = createStore({
    name: 'sharepoint',
    keeps: true,
    limits: [
      'This community is kept in lists of a SharePoint site: whoever may read the site can read them, and only its owners keep order in them.',
    ],
    ...(title !== undefined && {title}),
    ...(options.language !== undefined && {language: options.language}),
    load: await copy.readAll(signal),
    commit: async (batch) => keep(session, copy, me, batch),
  });
  await store.ready;
  return forPerson(store, copy, me, people.idOf(self.id), options.every ?? 30);
}

/** The store as this person sees it, and no more in it than SharePoint holds them to. */
function forPerson(store: Store, copy: Copy, me: Me, member: string, every: number): CommunityAdapter {
  const actor = (): Actor => {
    const {roles} = store.actor(member);
    // Who leads a community SharePoint does not know: the owners of the site do.
    const held = Object.entries(roles).map(([community, role]): [string, Role] => [
      community,
      role === 'guest' ? 'guest' : 'member',
    ]);
    return {member, roles: Object.fromEntries(held), ...(me.isOwner && {administrator: true})};
  };
  const refresh = once(async () => {
    const news = await copy.refresh();
    if (news.put.length + news.remove.length > 0) store.absorb(news);
  });
  const seen = policy(store, actor);
  const verbs = (kind: Kind) => verbsOf(copy.places.get(kind), me);
  const shown = <K extends Kind>(items: readonly Item<K>[]) => items.map((item) => narrowed(item, member, me, verbs));
  const look = polling(refresh, every);
  return {
    name: 'sharepoint',
    describe: async (options) => {
      const description = await seen.describe(options);
      return {...description, kinds: kept(description, copy, verbs)};
    },
    list: async (kind, query, options) => {
      refuseUnknown(kind, copy);
      if (options?.freshness === 'fresh') await refresh();
      const page = await seen.list(kind, query, options);
      return {...page, items: shown(page.items)};
    },
    get: async (kind, ids, options) => {
      refuseUnknown(kind, copy);
      if (options?.freshness === 'fresh') await refresh();
      const items = await seen.get(kind, ids, options);
      return items.map((item) => item && narrowed(item, member, me, verbs));
    },
    write: async (change, options: WriteOptions) => {
      refuseUnkept(change, member, verbs);
      const result = await seen.write!(change, options);
      if (options.dryRun || result.replayed) return {...result, items: shown(result.items)};
      // Author and times are SharePoint's: it says now what they are. Where it cannot be asked, the change was kept all the same.
      await refresh().catch(() => undefined);
      const answers = await Promise.all(
        result.items.map(async ({kind, id}) => (await seen.get(kind as Kind, [id], options))[0]),
      );
      return {items: shown(answers.filter((item) => item !== undefined))};
    },
    watch: (scope, listener) => {
      const tell = (event: ChangeEvent) =>
        listener(
          event.type === 'changed' && event.item ? {...event, item: narrowed(event.item, member, me, verbs)} : event,
        );
      const [stop, leave] = [seen.watch!(scope, tell), look.join(listener)];
      return () => {
        stop();
        leave();
      };
    },
    close: () => {
      look.close();
      store.close?.();
    },
  };
}

/** What is asked for while it is on its way is answered by the next one, for everybody who asks meanwhile. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  return () => {
    if (!running) {
      running = work().finally(() => (running = undefined));
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = work().finally(() => (running = undefined));
        return running;
      });
    return next;
  };
}

function refuseUnknown(kind: Kind, copy: Copy): void {
  if (copy.places.has(kind) || kind === 'member') return;
  const plan = plans.find((each) => each.kind === kind);
  throw new CommunityError('unsupported', `This site has no list for the kind ${String(kind)}.`, {
    // One that belongs here was deleted, or is not for this person.
    ...(plan && {advice: 'part-missing', about: plan.title}),
  });
}

function kept({kinds}: Description, copy: Copy, verbs: (kind: Kind) => readonly string[]): Description['kinds'] {
  const entries = Object.entries(kinds) as [Kind, KindDescription][];
  return Object.fromEntries(
    entries.flatMap(([kind, described]) => {
      if (tableOf(kind).derived || (!copy.places.has(kind) && kind !== 'member')) return [];
      const own = described.verbs.filter((verb) => verbs(kind).includes(verb));
      return [[kind, {...described, verbs: own}]];
    }),
  );
}
