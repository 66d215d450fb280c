import {basename} from 'node:path';

import type {Collection, Draft} from './collection.js';
import {type Page, textOf} from './front-matter.js';
import type {FileReport} from './report.js';
import {sectionsOf} from './sections.js';
import {plain} from './text.js';

/** Headings that say which part of a charter stands under them. */
// prettier-ignore
const headings: Readonly<Record<string, string>> = {
  'in scope': 'scopeIn', scope: 'scopeIn', 'im rahmen': 'scopeIn', 'dans le perimetre': 'scopeIn',
  'out of scope': 'scopeOut', 'non goals': 'scopeOut', 'ausserhalb': 'scopeOut', 'hors perimetre': 'scopeOut',
  domain: 'domain', mission: 'domain', purpose: 'domain', gebiet: 'domain', domaine: 'domain',
  value: 'value', 'value to the organisation': 'value', nutzen: 'value', valeur: 'value',
  membership: 'membership', members: 'membership', stakeholders: 'membership', mitglieder: 'membership', membres: 'membership',
  rhythm: 'rhythm', meetings: 'rhythm', treffen: 'rhythm', rythme: 'rhythm', reunions: 'rhythm',
};

/** Gives a community its charter. It is kept whole as text; the parts its headings name are kept as such too. */
export function takeCharter({head, body}: Page, file: string, collection: Collection, report: FileReport): void {
  const stem = basename(file).replace(/\.\w+$/, '');
  const {title = ''} = sectionsOf(body);
  const names = [
    textOf(head.get('community')?.value),
    stem,
    stem.replace(/[-_ ]*charter$/i, ''),
    title,
    title.replace(/\s*charter$/i, ''),
  ];
  const community = names
    .flatMap((name) => (name ? [collection.find('community', name)] : []))
    .find((found): found is Draft => found !== undefined && found !== 'many');
  if (!community) return report.left(`belongs to no community we know; name the file after one, as in storage.md`);
  if (community['charter']) return report.left(`${community.id} has a charter already`);
  const text = body.trim();
  const size = new TextEncoder().encode(text).length;
  if (size > 256 * 1024) return report.left(`has ${Math.ceil(size / 1024)} kB, 256 kB at most`);
  const parts: Record<string, unknown> = {};
  for (const {heading, body: part} of partsOf(text)) {
    const field = headings[plain(heading)];
    if (field && part && parts[field] === undefined) parts[field] = part;
  }
  community['charter'] = {text, ...parts};
  report.taken(`charter of ${community.id}`);
}

/** The sections and the sections within them; a scope that says what is in and out leaves its own words to the text. */
function partsOf(text: string): readonly {readonly heading: string; readonly body: string}[] {
  return sectionsOf(text).sections.flatMap((section) => {
    const inner = sectionsOf(section.body).sections.filter(({heading}) => heading);
    const isSplit = inner.some(({heading}) => headings[plain(heading)]?.startsWith('scope'));
    return isSplit ? inner : [section, ...inner];
  });
}
