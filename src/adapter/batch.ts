import {isTransient, toCommunityError, isAbort} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {CallOptions, CommunityAdapter, Page, Read, ReadResult} from './contract.js';
import {passedOn} from './passed-on.js';
import {abortable, aborted} from './waiting.js';

/** The most reads of one `many`, and the most ids of one merged `get`. */
const most = 100;

/** A read that somebody waits for. */
interface Asked {
  readonly read: Read;
  readonly options: CallOptions;
  readonly answer: (result: ReadResult) => void;
}

type Items = readonly (Item | undefined)[];

/**
 * Sends the reads of one tick together: as one `many` where the source can, as one `get` for each kind where it cannot.
 *
 * A page of elements asks many small questions at once; over HTTP each would be a request. Everybody gets their own answer, failure
 * or abort: the source's call is aborted only when nobody waits for it any longer.
 */
export function batch(source: CommunityAdapter): CommunityAdapter {
  const {write, watch, many, close} = source;
  let waiting: Asked[] = [];

  const ask = (read: Read, options: CallOptions = {}): Promise<ReadResult> => {
    if (options.signal?.aborted) return Promise.reject(aborted());
    const answered = new Promise<ReadResult>((answer) => {
      // A task, not a microtask: elements draw in microtasks of their own, and those of one page should travel together.
      if (waiting.length === 0) setTimeout(flush, 0);
      waiting.push({read, options, answer});
    });
    return abortable(answered, options.signal);
  };

  const flush = () => {
    const wanted = waiting.filter(({options}) => !options.signal?.aborted);
    waiting = [];
    for (const group of grouped(wanted, ({options}) => `${options.freshness} ${JSON.stringify(options.actor)}`)) {
      for (const part of parts(group)) void (many && part.length > 1 ? inOne(part) : merged(part));
    }
  };

  /** One `many`. Where the call itself fails, so does every read. */
  const inOne = async (round: readonly Asked[]) => {
    const questions = grouped(round, ({read}) => JSON.stringify(read));
    try {
      const results = await many!.call(
        source,
        questions.map(([first]) => first!.read),
        shared(round),
      );
      questions.forEach((askers, index) => askers.forEach(({answer}) => answer(results[index] ?? missing)));
    } catch (error) {
      fail(round, error);
    }
  };

  const merged = async (round: readonly Asked[]) => {
    for (const askers of grouped(round, ({read}) => (read.verb === 'get' ? read.kind : JSON.stringify(read)))) {
      void (askers[0]!.read.verb === 'get' ? gets(askers[0]!.read.kind, askers) : alone(askers));
    }
  };

  /** The same read for everybody who asked it. */
  const alone = async (askers: readonly Asked[]) => {
    try {
      const result = await perform(source, askers[0]!.read, shared(askers));
      askers.forEach(({answer}) => answer(result));
    } catch (error) {
      fail(askers, error);
    }
  };

  const gets = async (kind: Kind, askers: readonly Asked[]) => {
    const ids = [...new Set(askers.flatMap(({read}) => idsOf(read)))];
    try {
      const found = new Map<string, Item | undefined>();
      for (let start = 0; start < ids.length; start += most) {
        const some = ids.slice(start, start + most);
        const items: Items = await source.get(kind, some, shared(askers));
        some.forEach((id, index) => found.set(id, items[index]));
      }
      askers.forEach(({read, answer}) => answer({items: idsOf(read).map((id) => found.get(id))}));
    } catch (error) {
      // One read that is refused shall not fail the others: ask each on its own. A source that is not there needs no second question.
      if (askers.length === 1 || isAbort(error) || isTransient(toCommunityError(error))) fail(askers, error);
      else askers.forEach((asked) => void alone([asked]));
    }
  };

  return {
    name: source.name,
    describe: (options) => source.describe(options),
    list: async <K extends Kind>(kind: K, query: object, options?: CallOptions) => {
      const result = await ask({verb: 'list', kind, query}, options);
      if ('page' in result) return result.page as Page<K>;
      throw 'error' in result ? result.error : missing.error;
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], options?: CallOptions) => {
      const result = await ask({verb: 'get', kind, ids}, options);
      if ('items' in result) return result.items as readonly (Item<K> | undefined)[];
      throw 'error' in result ? result.error : missing.error;
    },
    ...(write && {write: (change, options) => write.call(source, change, options)}),
    ...(watch && {watch: (scope, listener) => watch.call(source, scope, listener)}),
    ...(many && {many: (reads, options) => many.call(source, reads, options)}),
    ...passedOn(source),
    ...(close && {close: () => close.call(source)}),
  };
}

const missing = {error: toCommunityError(new Error('The source left a read unanswered.'))};

async function perform(source: CommunityAdapter, read: Read, options: CallOptions): Promise<ReadResult> {
  if (read.verb === 'list') return {page: (await source.list(read.kind, read.query, options)) as Page};
  return {items: await source.get(read.kind, read.ids, options)};
}

function fail(askers: readonly Asked[], reason: unknown) {
  const error = toCommunityError(reason);
  askers.forEach(({answer}) => answer({error}));
}

function idsOf(read: Read): readonly string[] {
  return read.verb === 'get' ? read.ids : [];
}

/** The options of all, with a signal that aborts when the last of them has left. */
function shared(askers: readonly Asked[]): CallOptions {
  const {signal: _, ...options} = askers[0]!.options;
  const signals = askers.map(({options: {signal}}) => signal);
  if (signals.includes(undefined)) return options;
  const everybody = new AbortController();
  const leave = () => signals.every((signal) => signal!.aborted) && everybody.abort();
  signals.forEach((signal) => signal!.addEventListener('abort', leave, {once: true}));
  leave();
  return {...options, signal: everybody.signal};
}

function grouped<T>(values: readonly T[], name: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(name(value));
    if (group) group.push(value);
    else groups.set(name(value), [value]);
  }
  return [...groups.values()];
}

function parts<T>(values: readonly T[]): T[][] {
  return Array.from({length: Math.ceil(values.length / most)}, (_, index) =>
    values.slice(index * most, (index + 1) * most),
  );
}
