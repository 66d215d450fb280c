import type {Actor} from '../model/actor.js';
import type {CallOptions, CommunityAdapter} from './contract.js';

/** Somebody, or how to find out who it is now: roles change while a page is open. */
export type Asker = Actor | (() => Actor | Promise<Actor>);

/**
 * Shows what the actor may see, and refuses what they may not do.
 *
 * The source is told whom it answers, and so counts, searches and pages within what that person may see.
 */
export function policy(source: CommunityAdapter, asker: Asker): CommunityAdapter {
  const forActor = async <O extends CallOptions>(options?: O) => ({...options, actor: await (typeof asker === 'function' ? asker() : asker)}) as O & {actor: Actor};
  return {
    name: source.name,
    describe: async (options) => source.describe(await forActor(options)),
    list: async (kind, query, options) => source.list(kind, query, await forActor(options)),
    get: async (kind, ids, options) => source.get(kind, ids, await forActor(options)),
    ...(source.write && {write: async (change, options) => source.write!(change, await forActor(options))}),
    ...(source.close && {close: () => source.close!()}),
  };
}
