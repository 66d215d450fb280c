import {assertContract} from '../../adapter/contract-version.js';
import type {
  Attachment,
  AttachmentLink,
  CallOptions,
  CommunityAdapter,
  Description,
  Page,
  Query,
  Read,
  ReadResult,
  WriteResult,
} from '../../adapter/contract.js';
import {abortable} from '../../adapter/waiting.js';
import {CommunityError, toCommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {includes, toParameters, type SentPage} from '../../protocol/query.js';
import {fromResults} from '../../protocol/reads.js';
import {itemsPath, writeRequest} from '../../protocol/routes.js';
import {Client} from './client.js';
import {keepIncluded} from './included.js';
import type {RestOptions} from './options.js';
import {Stream} from './stream.js';
import {openTabs} from './tabs.js';

/** Longer addresses are cut by some proxies: then a read travels in a body. */
const longest = 2_000;
/** For so long it need not be asked again what it is, in milliseconds. */
const moment = 1_000;
/** So many ids in one read. */
const most = 500;

/** What a service of ours says of itself; another one answers JSON as well. */
function ours(about: unknown, url: string): Description {
  if ((about as Partial<Description> | undefined)?.contract) return about as Description;
  throw new CommunityError('not-found', `${url} is no service of a community.`, {advice: 'nothing-there', about: url});
}

/** A community behind the reference service, or behind anything else that speaks its protocol. */
export function rest(options: RestOptions): CommunityAdapter {
  const client = new Client(options);
  /** On its way, or from a moment ago: whoever opens a page asks, and everybody in it at once. */
  let described: Promise<Description> | undefined;
  let until = 0;
  /** Who looks, as the service said last. */
  let you: string | undefined;
  const describe = ({signal, freshness}: CallOptions = {}) => {
    if (freshness === 'fresh' || performance.now() > until) described = undefined;
    if (!described) {
      until = Infinity;
      const asked = ask('describe', {signal: closing.signal, isRepeatable: true});
      const mine = (described = asked.then((about) => assertContract(ours(about, options.url))));
      mine.then(
        (about) => {
          you = about.you?.member ?? '';
          if (described === mine) until = performance.now() + moment;
        },
        () => described === mine && (described = undefined),
      );
    }
    return abortable(described, signal);
  };
  const tabs = openTabs(
    `cop-elements events ${client.addressOf('')}`,
    async () => you ?? (await describe()).you?.member ?? '',
  );
  const included = keepIncluded();
  /** One for each community that is watched: what it reports does not say of every item where that belongs. */
  const streams = new Map<string | undefined, Stream>();
  const streamOf = (community: string | undefined) => {
    const stream = streams.get(community) ?? new Stream(client, {community}, tabs);
    streams.set(community, stream);
    return stream;
  };
  const closing = new AbortController();
  const signalOf = ({signal}: CallOptions = {}) =>
    signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
  const ask = (...[path, how]: Parameters<Client['ask']>) => {
    if (!closing.signal.aborted) return client.ask(path, how);
    throw new CommunityError('unavailable', 'This source was closed.');
  };

  const many = async (reads: readonly Read[], call?: CallOptions) => {
    call?.signal?.throwIfAborted();
    const here = reads.map((read) => {
      if (read.verb === 'list')
        return included.isWanted(read.kind, read.query) && resultOf(read.kind, read.query, call);
      const items = call?.freshness !== 'fresh' && included.give(read.kind, read.ids);
      return items && {items};
    });
    const open = reads.filter((_, index) => !here[index]);
    const how = {method: 'POST', body: {reads: open}, signal: signalOf(call), isRepeatable: true};
    const results = open.length > 0 ? [...fromResults(await ask('reads', how), open.length)] : [];
    const all = await Promise.all(here.map(async (result): Promise<ReadResult> => result || results.shift()!));
    call?.signal?.throwIfAborted();
    return all;
  };
  const one = async (read: Read, call?: CallOptions) => {
    const [result] = await many([read], call);
    if (result && 'error' in result) throw result.error;
    return result!;
  };
  const pageOf = async (kind: Kind, query: Query, call: CallOptions | undefined, isNamed: boolean): Promise<Page> => {
    const parameters = toParameters(query);
    if (isNamed) parameters.set('include', Object.keys(includes).join());
    const path = `${itemsPath(kind)}?${parameters}`;
    if (client.addressOf(path).length > longest)
      return ((await one({verb: 'list', kind, query}, call)) as {readonly page: Page}).page;
    try {
      const sent = (await ask(path, {signal: signalOf(call), isRepeatable: true})) as SentPage;
      const {included: along, ...page} = sent;
      if (along) included.take(along);
      for (const stream of streams.values()) stream.note(page.asOf);
      return page;
    } catch (error) {
      // A service that does not know of it.
      if (isNamed && toCommunityError(error).kind === 'invalid') return pageOf(kind, query, call, false);
      throw error;
    }
  };
  /** The first list of a kind goes alone, beside the others, with the names in it. */
  const resultOf = (...[kind, query, call]: [Kind, Query, CallOptions?]): Promise<ReadResult> =>
    pageOf(kind, query, call, true).then(
      (page) => ({page}),
      (error: unknown) => ({error: toCommunityError(error)}),
    );

  return {
    name: 'rest',
    describe: async (call) => {
      call?.signal?.throwIfAborted();
      return describe(call);
    },
    list: async <K extends Kind>(kind: K, query: Query<K>, call?: CallOptions) => {
      call?.signal?.throwIfAborted();
      const isNamed = included.isWanted(kind, query as Query);
      return (await pageOf(kind, query as Query, call, isNamed)) as unknown as Page<K>;
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], call?: CallOptions) => {
      const items: (Item<K> | undefined)[] = [];
      for (let start = 0; start < ids.length; start += most) {
        const result = await one({verb: 'get', kind, ids: ids.slice(start, start + most)}, call);
        items.push(...(result as unknown as {readonly items: readonly (Item<K> | undefined)[]}).items);
      }
      return items;
    },
    many,
    write: async (change, {key, dryRun, signal}) => {
      signal?.throwIfAborted();
      const {path, ...request} = writeRequest(change, key);
      const how = {...request, signal: signalOf(signal && {signal})};
      return ask(`${path}${dryRun ? '?dryRun=true' : ''}`, how).finally(included.forget) as Promise<WriteResult>;
    },
    watch: ({since, ...scope}, listener) => {
      if (closing.signal.aborted) return () => undefined;
      // Who wants to know of older things has a stream of their own.
      const {community} = scope;
      const mine = since === undefined ? streamOf(community) : new Stream(client, {community, since});
      closing.signal.addEventListener('abort', () => mine.stop(), {once: true});
      return mine.watch(scope, (event) => {
        if (event.type !== 'status') included.forget();
        listener(event);
      });
    },
    badges: async () => (await import('./apart.js')).badgesOf(ask, signalOf),
    feeds: async () => (await import('./apart.js')).feedsOf(ask, signalOf),
    upload: async (file, {id, community, name, onProgress, signal}) => {
      signal?.throwIfAborted();
      const about = new URLSearchParams({community, name});
      const how = {method: 'PUT', body: file, onProgress, signal: signalOf(signal && {signal}), isRepeatable: true};
      return (await ask(`attachments/${encodeURIComponent(id)}?${about}`, how)) as Attachment;
    },
    attachment: async (id, {of, signal} = {}) => {
      signal?.throwIfAborted();
      const path = `attachments/${encodeURIComponent(id)}/link${of ? `?of=${encodeURIComponent(of)}` : ''}`;
      const how = {signal: signalOf(signal && {signal}), isRepeatable: true};
      const link = (await ask(path, how)) as AttachmentLink;
      return {...link, url: new URL(link.url, new URL(client.addressOf(''), globalThis.location?.href)).href};
    },
    close: () => {
      closing.abort();
      tabs?.close();
    },
  };
}
