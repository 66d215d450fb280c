import {Slices} from '../adapter/store/slices.js';
import {CommunityError} from '../model/errors.js';
import type {CommunityFile, FileHeader} from './format.js';
import {enough, Intake} from './intake.js';
import {lineOf, type Problem, type Report} from './problem.js';
import {scan, scanLines, type Found} from './scan.js';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told of everything that is not as it should be. Without it the first errors are thrown, and notes are nobody's business. */
  readonly report?: Report | undefined;
  /** Opens a part that lies beside the file, by its name. */
  readonly part?: ((name: string) => AsyncIterable<string>) | undefined;
}

/**
 * Reads a community file, from its text or piece by piece, and fills in what it leaves out.
 *
 * Throws `invalid` with the places and the fixes where something is wrong with it; items with errors are left out where a
 * `report` is given.
 */
export async function readCommunity(
  source: string | AsyncIterable<string>,
  {signal, report, part}: ReadOptions = {},
): Promise<CommunityFile> {
  const intake = new Intake(report);
  const slices = new Slices(signal);
  const takeAll = async (all: AsyncIterable<Found>) => {
    for await (const found of all) {
      signal?.throwIfAborted();
      if (slices.isOver) await slices.pause();
      intake.take(found);
      if (intake.isOver) return;
    }
  };
  await takeAll(scan(typeof source === 'string' ? once(source) : source));
  for (const {href} of intake.parts) {
    if (intake.isOver) break;
    if (!part)
      throw new CommunityError(
        'invalid',
        `${href}, a part of the community file, lies beside it, and only the file was given. Name it by its address.`,
      );
    await takeAll(scanLines(part(href), href));
  }
  intake.finish();
  if (intake.errors.length > 0 && !report) throw unreadable(intake.errors);
  const {format: _, version: __, parts: ___, ...header} = intake.header;
  return {header: header as FileHeader, items: intake.items};
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
