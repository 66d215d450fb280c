import {computedNames, type Item} from './item.js';
import type {Json} from './json.js';

/** The parts of a practice that are texts, with the words that stand over them in a file, which nobody reads back. */
const parts = {
  problem: 'Problem',
  context: 'Context',
  forces: 'Forces',
  steps: 'Steps',
  result: 'Result',
  rationale: 'Rationale',
  evidence: 'Evidence',
} as const;
type PartName = keyof typeof parts;

/** What the first line of the head says, by which such a file is known. */
export const markdownFormat = 'cop-practice';

const left: ReadonlySet<string> = new Set([
  'kind',
  'version',
  'title',
  'sections',
  ...Object.keys(parts),
  ...computedNames,
]);

/**
 * A practice as a Markdown file: a head in YAML with every field, then each text under its heading, word for word.
 *
 * A comment before each text says which it is, so that `readPracticeMarkdown` gives back the same practice, headings within texts and all.
 */
export function practiceMarkdown(practice: Item<'practice'>): string {
  const fields = practice as unknown as Readonly<Record<string, unknown>>;
  const texts = textsOf(practice);
  const mark = markFor(texts.map(({text}) => text));
  const head: readonly (readonly [string, unknown])[] = [
    ['format', markdownFormat],
    ['mark', mark],
    ['title', practice.title],
    ...Object.entries(fields).filter(([name, value]) => !left.has(name) && value !== undefined),
  ];
  const lines = head.map(([name, value]) => `${name}:${yaml(value)}`);
  const body = texts.map(({name, heading, text}) => `<!-- ${mark} ${name} -->\n## ${heading}\n\n${text}\n\n`);
  return `---\n${lines.join('\n')}\n---\n\n# ${practice.title}\n\n${body.join('')}<!-- ${mark} end -->\n`;
}

/** What the head of such a file and the text under it say, as fields; nothing where it is none, or lost its marks. */
export function readPracticeMarkdown(
  head: ReadonlyMap<string, Json>,
  body: string,
): Readonly<Record<string, Json>> | undefined {
  const mark = head.get('mark');
  if (head.get('format') !== markdownFormat || typeof mark !== 'string') return undefined;
  const fields: Record<string, Json> = {};
  // How mature it is, the store works out from who used it.
  for (const [name, value] of head) if (!['format', 'mark', 'maturity'].includes(name)) fields[name] = value;
  const sections: Json[] = [];
  // Some tools end every line of a file in their own way.
  const lines = body.includes('-->\r\n') ? body.replace(/\r\n/g, '\n') : body;
  const pieces = lines.split(new RegExp(`^<!-- ${escaped(mark)} (\\w+) -->\n`, 'm'));
  if (pieces.at(-2) !== 'end') return undefined;
  for (let index = 1; index < pieces.length - 2; index += 2) {
    const [name, piece] = [pieces[index]!, pieces[index + 1]!];
    const [, heading = '', text = ''] = /^## ([^\n]*)\n\n?([\s\S]*?)\n{0,2}$/.exec(piece) ?? [];
    if (name === 'section') sections.push({heading, body: text});
    else fields[name] = text;
  }
  return {...fields, ...(sections.length > 0 && {sections})};
}

interface Text {
  readonly name: string;
  readonly heading: string;
  readonly text: string;
}

function textsOf(practice: Item<'practice'>): readonly Text[] {
  const named = (Object.keys(parts) as PartName[]).flatMap((name) => {
    const text = practice[name];
    return text === undefined ? [] : [{name, heading: parts[name], text}];
  });
  const others = (practice.sections ?? []).map(({heading, body}) => ({name: 'section', heading, text: body}));
  return [...named, ...others];
}

/** A mark that no text holds. */
function markFor(texts: readonly string[]): string {
  for (let number = 1; ; number++) {
    const mark = number === 1 ? 'part' : `part-${number}`;
    if (!texts.some((text) => text.includes(`<!-- ${mark} `))) return mark;
  }
}

/** JSON is YAML; what is a word or a date without doubt goes without its quotes. */
function yaml(value: unknown): string {
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'))
    return value.map((each) => `\n  -${yaml(each)}`).join('');
  if (typeof value !== 'string') return ` ${JSON.stringify(value)}`;
  const isPlain = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$|^[\p{L}][\p{L}\p{N} _./@-]*[\p{L}\p{N}]$/u.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off)$/i.test(value) ? ` ${value}` : ` ${JSON.stringify(value)}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
