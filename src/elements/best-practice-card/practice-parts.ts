import type {practiceReading} from '../../i18n/en/practice-reading.js';
import type {Item} from '../../model/item.js';

export interface Part {
  readonly heading: string;
  /** Markdown. */
  readonly text: string;
}

const names = ['problem', 'context', 'forces', 'steps', 'result', 'rationale', 'evidence'] as const;

const known = new WeakMap<Item<'practice'>, readonly Part[]>();

/**
 * Everything that is written in a practice, in the order it is read.
 *
 * Authors collect the addresses of their links at the end of the document, in another section than the one that uses them. So each part takes along
 * the definitions of all others.
 */
export function partsOf(practice: Item<'practice'>, strings: (typeof practiceReading)['phrases']): readonly Part[] {
  let parts = known.get(practice);
  if (!parts) {
    const written = [
      ...names.map((name) => ({heading: strings[name], text: practice[name] ?? ''})),
      ...(practice.sections ?? []).map(({heading, body}) => ({heading, text: body})),
    ].filter(({text}) => text.trim() !== '');
    const definitions = written.flatMap(({text}) => text.match(/^ {0,3}\[[^\]\n]{1,200}\]: .*$/gm) ?? []);
    parts =
      definitions.length === 0
        ? written
        : written.map(({heading, text}) => ({heading, text: withDefinitions(text, definitions)}));
    known.set(practice, parts);
  }
  return parts;
}

/** Only where the text refers to something. */
function withDefinitions(text: string, definitions: readonly string[]): string {
  const missing = definitions.filter(
    (line) =>
      !text.includes(line) &&
      text.toLowerCase().includes(line.slice(line.indexOf('['), line.indexOf(']:') + 1).toLowerCase()),
  );
  return missing.length > 0 ? `${text}\n\n${missing.join('\n')}` : text;
}
