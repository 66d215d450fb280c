import {basename} from 'node:path';

import {isPoison} from '../../file/values.js';
import {kinds} from '../../model/kinds.js';
import type {Json} from '../../model/json.js';
import {readPracticeMarkdown} from '../../model/practice-markdown.js';
import type {Collection, Draft} from './collection.js';
import {readDate} from './dates.js';
import {type Page, textOf, textsOf} from './front-matter.js';
import {bodyOf} from './practice-body.js';
import {headNames, maturityNames, stateNames} from './practice-names.js';
import {cut} from './record.js';
import type {FileReport} from './report.js';
import {communityOf} from './roles.js';
import {sectionsOf} from './sections.js';
import {plain, slug} from './text.js';

/** References of a practice to others, looked up when all are there. */
export interface Unresolved {
  readonly draft: Draft;
  readonly related: readonly string[];
  readonly replacedBy: readonly string[];
  readonly report: FileReport;
  readonly line: (field: string) => number | undefined;
}

/** What the head of a practice says, by our names, and on which line. */
interface Head {
  get(field: string): Json | undefined;
  line(field: string): number | undefined;
}

/** Takes one practice from a Markdown file; answers what it refers to. */
export function takePractice(
  {head, body}: Page,
  file: string,
  fallback: string | undefined,
  collection: Collection,
  report: FileReport,
): Unresolved | undefined {
  const written = readPracticeMarkdown(new Map([...head.values()].map(({name, value}) => [name, value])), body);
  if (written) return void takeWritten(written, file, fallback, collection, report);
  const found = new Map<string, {readonly value: Json; readonly line?: number | undefined}>();
  const extra: Record<string, Json> = {};
  for (const [plainName, entry] of head) {
    const field = headNames.get(plainName);
    if (field && !found.has(field)) found.set(field, entry);
    else if (!isPoison(entry.name)) extra[entry.name] = entry.value;
  }
  const known: Head = {get: (field) => found.get(field)?.value, line: (field) => found.get(field)?.line};
  const stem = basename(file).replace(/\.\w+$/, '');
  const {title: heading, sections} = sectionsOf(body);
  const title = (textOf(known.get('title')) || heading || stem.replace(/[-_]+/g, ' ')).replace(/\s+/g, ' ').trim();
  const communities = collection.all('community');
  const named =
    textOf(known.get('community')) || fallback || (communities.length === 1 ? communities[0]!.id : undefined);
  if (!named) return void report.left('names no community; say which by --community <id>');
  const wanted = textOf(known.get('id'))?.trim() || slug(stem);
  const id = collection.idFor('practice', /^\d+$/.test(wanted) ? `practice-${wanted}` : wanted);
  if (collection.get('practice', id))
    return void report.left(`the id ${id} was taken by another file`, known.line('id'));

  const draft: Draft = {
    kind: 'practice',
    id,
    community: communityOf(collection, named, report).id,
    title: cut(title, 300, 'title', report),
  };
  takeAlsoFor(draft, known, extra, collection, report);
  takeChoices(draft, known, extra, report);
  takePeople(draft, known, extra, collection, report);
  takeDates(draft, known, extra, report);
  const tags = textsOf(known.get('tags'));
  if (tags.length > 0) draft['tags'] = tags.map((tag) => cut(tag, 1000, 'tag', report));
  Object.assign(draft, bodyOf(sections, known, report));
  if (Object.keys(extra).length > 0) draft['extra'] = extra;
  collection.add(draft);
  const number = /^0*(\d+)-/.exec(stem)?.[1];
  collection.alias(draft, title, stem, basename(file), stem.replace(/^\d+-/, ''), number);
  report.taken(`practice ${id}`);
  return {
    draft,
    related: textsOf(known.get('related')),
    replacedBy: textsOf(known.get('replacedBy')),
    report,
    line: known.line,
  };
}

/** Takes a practice as it was written by us: every field as it is. Of people and practices that are not there the ids are kept. */
function takeWritten(
  written: Readonly<Record<string, Json>>,
  file: string,
  fallback: string | undefined,
  collection: Collection,
  report: FileReport,
): void {
  const id = collection.idFor('practice', textOf(written['id']) ?? slug(basename(file).replace(/\.\w+$/, '')));
  if (collection.get('practice', id)) return report.left(`the id ${id} was taken by another file`);
  const community = textOf(written['community']) ?? fallback;
  if (community === undefined) return report.left('names no community; say which by --community <id>');
  const draft: Draft = {kind: 'practice', ...written, id, community: communityOf(collection, community, report).id};
  collection.add(draft);
  collection.alias(draft, draft['title'], basename(file));
  report.taken(`practice ${id}`);
}

function takeAlsoFor(
  draft: Draft,
  known: Head,
  extra: Record<string, Json>,
  collection: Collection,
  report: FileReport,
): void {
  const names = textsOf(known.get('alsoFor'));
  const found = names.map((name) => collection.find('community', name));
  const ids = found.flatMap((community) =>
    community && community !== 'many' && community.id !== draft['community'] ? [community.id] : [],
  );
  const lost = names.filter((_, index) => !found[index] || found[index] === 'many');
  if (ids.length > 0) draft['alsoFor'] = ids;
  if (lost.length === 0) return;
  extra['alsoFor'] = lost;
  report.note(
    `also for ${lost.map((name) => `"${name}"`).join(', ')}: no such community; kept in extra`,
    known.line('alsoFor'),
  );
}

function takeChoices(draft: Draft, known: Head, extra: Record<string, Json>, report: FileReport): void {
  const look = (field: string, names: ReadonlyMap<string, string>, into: string) => {
    const written = textOf(known.get(field));
    if (!written) return;
    const value = names.get(plain(written));
    if (value) draft[into] = value;
    else {
      extra[field] = written;
      report.note(
        `${field} "${written}" is none of ${[...new Set(names.values())].join(', ')}; kept in extra`,
        known.line(field),
      );
    }
  };
  const own = (values: readonly string[]) => new Map(values.map((value) => [value, value]));
  const {effort, risk, outcome} = kinds.practice.fields;
  look('review', stateNames, 'state');
  look('maturity', maturityNames, 'broughtIn');
  look('effort', own(effort.of), 'effort');
  look('risk', own(risk.of), 'risk');
  look('outcome', own(outcome.of), 'outcome');
  const language = textOf(known.get('language'));
  if (language) draft['language'] = language;
}

function takePeople(
  draft: Draft,
  known: Head,
  extra: Record<string, Json>,
  collection: Collection,
  report: FileReport,
): void {
  for (const field of ['authors', 'reviewers', 'stewards']) {
    const ids = new Set<string>();
    const lost: string[] = [];
    for (const name of textsOf(known.get(field))) {
      const member =
        collection.find('member', name.replace(/^@/, '')) ??
        collection.find('member', /<([^>]+)>/.exec(name)?.[1] ?? '');
      if (member && member !== 'many') ids.add(member.id);
      else lost.push(name);
      if (member === 'many')
        report.note(`${field}: several people are called "${name}"; kept in extra`, known.line(field));
      else if (!member) report.note(`${field}: "${name}" is not among the people; kept in extra`, known.line(field));
    }
    if (ids.size > 0) draft[field] = [...ids];
    if (lost.length > 0) extra[field] = lost;
  }
}

function takeDates(draft: Draft, known: Head, extra: Record<string, Json>, report: FileReport): void {
  const dates = new Map<string, string>();
  for (const field of ['created', 'updated', 'verifiedAt', 'reviewBy']) {
    const read = readDate(known.get(field));
    if (!read) continue;
    if (read.date) dates.set(field, read.date);
    else {
      extra[field] = textOf(known.get(field)) ?? '';
      report.note(`${field}: ${read.reason}; kept in extra`, known.line(field));
    }
    if (read.date && read.note) report.note(`${field}: ${read.note}`, known.line(field));
  }
  const created = dates.get('created') ?? dates.get('updated');
  const updated = dates.get('updated');
  if (!dates.has('created'))
    report.note(
      created
        ? `says no date of creation; ${created}, its last change, stands for it`
        : 'says no date; it is shown as of 2000-01-01',
    );
  if (created) draft['createdAt'] = `${created}T00:00:00Z`;
  if (updated && created && updated < created)
    report.note(
      `was changed on ${updated}, before it was created on ${created}; taken as it says`,
      known.line('updated'),
    );
  if (updated) draft['updatedAt'] = `${updated}T00:00:00Z`;
  for (const field of ['verifiedAt', 'reviewBy']) if (dates.has(field)) draft[field] = dates.get(field);
}

/** Turns the names of other practices into their ids, once all practices are there. */
export function resolve({draft, related, replacedBy, report, line}: Unresolved, collection: Collection): void {
  const look = (names: readonly string[], field: string) => {
    const ids: string[] = [];
    const lost: string[] = [];
    for (const name of names) {
      const file = basename(name.replace(/[?#].*$/, '').replace(/\/(README\.md)?$/i, '')).replace(/\.\w+$/, '');
      const found =
        collection.find('practice', name) ??
        collection.find('practice', file) ??
        collection.find('practice', file.replace(/^(\d+-)+/, ''));
      if (found && found !== 'many') ids.push(found.id);
      else lost.push(name);
    }
    if (lost.length > 0) {
      report.note(
        `${field} ${lost.map((name) => `"${name.slice(0, 80)}"`).join(', ')}: no practice of that name; kept in extra`,
        line(field),
      );
      draft['extra'] = {...(draft['extra'] as object | undefined), [field]: lost};
    }
    return [...new Set(ids)].filter((id) => id !== draft.id);
  };
  const relatedIds = look(related, 'related');
  const [first, ...more] = look(replacedBy, 'replacedBy');
  if (first) draft['replacedBy'] = first;
  if (more.length > 0)
    report.note(
      `is replaced by ${more.length + 1}; the first is taken as such, the others as related`,
      line('replacedBy'),
    );
  const all = [...new Set([...relatedIds, ...more])];
  if (all.length > 0) draft['related'] = all;
}
