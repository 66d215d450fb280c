import {textOf, textsOf} from './front-matter.js';
import type {Json} from '../../model/json.js';
import {sectionNames} from './practice-names.js';
import type {FileReport} from './report.js';
import type {Section} from './sections.js';
import {cut} from './record.js';
import {plain} from './text.js';

const proseLimit = 256 * 1024;
const summaryLimit = 500;

/** The parts of a practice from the sections of its text: where a heading says so in their field, the others as sections. Nothing is lost. */
export function bodyOf(
  sections: readonly Section[],
  head: {get(field: string): Json | undefined},
  report: FileReport,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  const rest: Section[] = [];
  for (const field of ['useWhen', 'notWhen']) {
    const values = textsOf(head.get(field));
    if (values.length > 0) fields[field] = values;
  }
  const told = textOf(head.get('summary'))?.replace(/\s+/g, ' ').trim();
  if (told) fields['summary'] = cut(told, summaryLimit, 'summary', report);

  for (const {heading, body} of sections) {
    const field = sectionNames.get(plain(heading.replace(/\[optional\]|\(optional\)/i, '')));
    if (!body) continue;
    const items = field === 'useWhen' || field === 'notWhen' ? bulletsOf(body) : undefined;
    if (!field || fields[field] !== undefined || items === null) rest.push({heading, body});
    else if (items) fields[field] = items;
    else if (field === 'summary') {
      const {summary, isWhole} = summaryOf(body);
      if (summary) fields['summary'] = summary;
      if (!isWhole) rest.push({heading, body});
    } else if (sizeOf(body) > proseLimit) rest.push({heading, body});
    else fields[field] = body;
  }
  const parts = rest.flatMap((section) => fitting(section, report));
  return {...fields, ...(parts.length > 0 && {sections: parts})};
}

/** The entries of a list, or `null` where the text is something else as well. */
function bulletsOf(body: string): readonly string[] | null {
  const lines = body.split('\n').filter((line) => line.trim());
  const entries = lines.map((line) => /^ {0,3}(?:[-*+]|\d+[.)])\s+(.*\S)\s*$/.exec(line)?.[1]);
  return entries.every((entry) => entry !== undefined && entry.length <= 1000) ? (entries as string[]) : null;
}

/** The first paragraph in one line of plain words; whole where nothing but that paragraph stood there. */
function summaryOf(body: string): {readonly summary?: string; readonly isWhole: boolean} {
  const text = body.replace(/<!--[\s\S]*?-->/g, '').trim();
  const [first = ''] = text.split(/\n\s*\n/).filter((block) => /^[^#>|`~<\-*+\d[]|^\[[^\]]+\][^:]/.test(block.trim()));
  const words = first.replace(/\s+/g, ' ').trim();
  const bare = words.replace(/!?\[([^\]]+)\](\([^)]*\)|\[[^\]]*\])?/g, '$1').replace(/(\*\*|__|`)(.+?)\1/g, '$2');
  if (!bare) return {isWhole: false};
  const isWhole = bare === body.replace(/\s+/g, ' ').trim() && bare.length <= summaryLimit;
  if (bare.length <= summaryLimit) return {summary: bare, isWhole};
  const sentence = /^.{40,499}?[.!?](?=\s)/.exec(bare)?.[0];
  return {summary: sentence ?? `${bare.slice(0, summaryLimit - 1).replace(/\s+\S*$/, '')}…`, isWhole: false};
}

/** A section that fits, or its parts where it is too long, parted between blocks. */
function fitting({heading, body}: Section, report: FileReport): readonly Section[] {
  const title = cut(heading || 'Introduction', 300, 'a heading', report);
  if (sizeOf(body) <= proseLimit) return [{heading: title, body}];
  const parts: string[] = [];
  let part = '';
  for (const block of body.split(/(?<=\n\n)/).flatMap((text) => (sizeOf(text) > proseLimit ? pieces(text) : [text]))) {
    if (part && sizeOf(part) + sizeOf(block) > proseLimit) {
      parts.push(part);
      part = '';
    }
    part += block;
  }
  if (part) parts.push(part);
  report.note(`"${title}" has ${Math.ceil(sizeOf(body) / 1024)} kB, above 256 kB; it was parted in ${parts.length}`);
  return parts.map((text, index) => ({heading: `${title} (${index + 1})`, body: text.trimEnd()}));
}

/** A block without a gap, cut where it must be. */
function pieces(text: string): readonly string[] {
  const size = Math.floor(proseLimit / 4);
  return Array.from({length: Math.ceil(text.length / size)}, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
