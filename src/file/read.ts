import {CommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import {checkHead, checkItem, checkKind} from './check.js';
import type {CommunityFile, FileHeader} from './format.js';
import {pace} from './pace.js';
import {lineOf, type Problem, type Report, shown} from './problem.js';
import {scan} from './scan.js';
import {isBag} from './values.js';
import {fromWritten} from './written.js';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told of everything that is not as it should be. Without it the first errors are thrown, and notes are nobody's business. */
  readonly report?: Report | undefined;
}

/** More errors than this help nobody. */
const enough = 100;

/**
 * Reads a community file, from its text or piece by piece, and fills in what it leaves out.
 *
 * Throws `invalid` with the places and the fixes where something is wrong with it; items with errors are left out where a
 * `report` is given.
 */
export async function readCommunity(
  source: string | AsyncIterable<string>,
  {signal, report}: ReadOptions = {},
): Promise<CommunityFile> {
  const header: Record<string, unknown> = {};
  const items: Item[] = [];
  const places = new Map<string, string>();
  const errors: Problem[] = [];
  const breathe = pace();
  const tell: Report = (problem) => {
    if (problem.is === 'error') errors.push(problem);
    report?.(problem);
  };
  const stop = () => !report && errors.length >= enough;

  for await (const found of scan(typeof source === 'string' ? once(source) : source)) {
    signal?.throwIfAborted();
    await breathe();
    const before = errors.length;
    if (found.is === 'head') {
      checkHead(found.name, found.value, tell);
      // Of another version nothing else can be said for certain.
      if (errors.length > before && (found.name === 'format' || found.name === 'version')) break;
      if (errors.length === before) header[found.name] = found.value;
    } else if (found.is === 'kind') {
      checkKind(found.kind, tell);
    } else {
      checkItem(found.kind, found.value, found.place, tell);
      if (isBag(found.value)) checkIsNew(found.value['id'], found.place, places, tell);
      if (errors.length === before)
        items.push(fromWritten(found.kind, found.value as Readonly<Record<string, unknown>>));
    }
    if (stop()) break;
  }
  const missing = (name: string) => header[name] === undefined && !errors.some(({place}) => place === name);
  const begins = 'is missing; a community file begins with {"format": "cop-elements-community", "version": "1.0"';
  // Of a file that is something else, nothing else is worth saying first.
  if (missing('format')) tell({place: 'format', message: begins, is: 'error'});
  else if (errors.length === 0 && missing('version')) tell({place: 'version', message: begins, is: 'error'});
  if (errors.length > 0 && !report) throw unreadable(errors);
  const {format: _, version: __, ...rest} = header;
  return {header: rest as FileHeader, items};
}

/** An id names one item among all kinds: refs and permalinks say nothing else. */
function checkIsNew(id: unknown, place: string, places: Map<string, string>, report: Report): void {
  if (typeof id !== 'string') return;
  const first = places.get(id);
  if (first)
    report({
      place: `${place}.id`,
      message: `${shown(id)} is the id of ${first} too; an id is given once in a file`,
      is: 'error',
    });
  else places.set(id, place);
}

function unreadable(errors: readonly Problem[]): CommunityError {
  const [first, ...more] = errors.toSorted(
    (one, other) => Number(other.place === 'format') - Number(one.place === 'format'),
  );
  const rest = errors.length >= enough ? `at least ${enough - 1} more` : `${more.length} more`;
  const hint = more.length > 0 ? ` (and ${rest}; cop-elements check lists them all)` : '';
  return new CommunityError('invalid', `The community file cannot be used. ${lineOf(first!)}${hint}.`, {
    fields: Object.fromEntries(errors.map(({place, message}) => [place, message])),
  });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
