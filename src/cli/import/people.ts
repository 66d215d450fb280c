import type {Collection, Draft} from './collection.js';
import type {Mapping} from './columns.js';
import {readDate} from './dates.js';
import {cut, linksOf, recordOf} from './record.js';
import type {FileReport} from './report.js';
import {communityOf, join, roleOf} from './roles.js';
import {isZone, zoneOf} from './zones.js';
import type {Row, Table} from './table.js';
import {plain, valuesOf} from './text.js';

/** Takes a table of people, and the communities and roles it gives them. */
export function takePeople(table: Table, mapping: Mapping, collection: Collection, report: FileReport): void {
  for (const row of table.rows) takePerson(row, table.columns, mapping, collection, report);
}

function takePerson(
  row: Row,
  columns: readonly string[],
  mapping: Mapping,
  collection: Collection,
  report: FileReport,
): void {
  const {line} = row;
  const {fields, custom} = recordOf(row, columns, mapping, report);
  const name =
    fields['name'] ||
    [fields['first'], fields['last']].filter(Boolean).join(' ') ||
    fields['mail']?.split('@')[0] ||
    fields['id'];
  if (!name) return report.left('a person needs a name', line);
  if (!fields['name'] && !fields['first'] && !fields['last']) report.note(`has no name; shown as ${name}`, line);
  const wanted = fields['id'] ?? fields['mail']?.split('@')[0];
  const id = wanted ? collection.idFor('member', wanted) : collection.newId('member', name);
  const before = collection.get('member', id);
  if (before) {
    if (fields['id']) return report.left(`the id ${id} was taken by ${String(before['name'])}, above`, line);
    if (before['mail'] === fields['mail'])
      return report.left(`${fields['mail']} was taken by ${String(before['name'])}, above`, line);
  }
  const draft = personOf(
    before ? collection.newId('member', name) : id,
    cut(name, 200, 'name', report, line),
    fields,
    custom,
    report,
    line,
  );
  collection.add(draft);
  collection.alias(
    draft,
    name,
    fields['mail'],
    fields['first'] && fields['last'] && `${fields['last']}, ${fields['first']}`,
  );
  takeCommunities(draft, fields, collection, report, line);
  report.taken(`member ${draft.id}`, line);
}

type Cells = Readonly<Record<string, string | undefined>>;

function personOf(
  id: string,
  name: string,
  fields: Cells,
  custom: Readonly<Record<string, string>>,
  report: FileReport,
  line: number,
): Draft {
  const draft: Draft = {kind: 'member', id, name};
  for (const field of ['title', 'unit', 'place', 'mail', 'phone', 'officeHours', 'successor']) {
    if (fields[field]) draft[field] = cut(fields[field], 1000, field, report, line);
  }
  if (fields['bio']) draft['bio'] = fields['bio'];
  for (const field of ['topics', 'languages'])
    if (fields[field]) draft[field] = shortValues(fields[field], field, report, line);
  for (const field of ['helps', 'seeks'])
    if (fields[field]) draft[field] = shortValues(fields[field], field, report, line).map(skillOf);
  Object.assign(draft, linksOf(fields['links'], report, line));
  if (fields['picture'] && URL.canParse(fields['picture'], 'https://base.example'))
    draft['picture'] = fields['picture'];
  takeZone(draft, fields['timeZone'], report, line);
  const joined = readDate(fields['joined']);
  if (joined?.date) Object.assign(draft, {joined: joined.date, createdAt: `${joined.date}T00:00:00Z`});
  else if (joined) report.note(`joined: ${joined.reason}; left out`, line);
  if (joined?.date && joined.note) report.note(`joined: ${joined.note}`, line);
  if (hasLeft(fields['state'])) draft['state'] = 'moved-on';
  const account = accounts[plain(fields['account'] ?? '')];
  if (account) draft['account'] = account;
  else if (fields['account']) report.note(`"${fields['account']}" is no type of account we know; left out`, line);
  if (Object.keys(custom).length > 0) draft['custom'] = custom;
  return draft;
}

function takeZone(draft: Draft, zone: string | undefined, report: FileReport, line: number): void {
  if (!zone) return;
  const known = zoneOf(zone);
  if (known) draft['timeZone'] = known;
  else report.note(`"${zone}" is not a time zone we know, like Europe/Berlin; left out`, line);
  if (known && !isZone(zone)) report.note(`time zone "${zone}" was read as ${known}`, line);
}

function takeCommunities(member: Draft, fields: Cells, collection: Collection, report: FileReport, line: number): void {
  const communities = valuesOf(fields['communities'] ?? '').map((name) => communityOf(collection, name, report, line));
  for (const community of communities) join(collection, member, community, 'member');
  for (const written of valuesOf(fields['roles'] ?? '')) {
    const [name = '', place] = written.split('@').map((part) => part.trim());
    const role = roleOf(name);
    const meant = place ? [communityOf(collection, place, report, line)] : communities;
    if (meant.length === 0)
      report.note(`role "${written}" names no community, as in facilitator@storage; left out`, line);
    else if (!role && place) report.note(`"${name}" is no role we know; taken as a member of ${place}`, line);
    else if (!role) report.note(`"${name}" is no role in a community we know; left out`, line);
    for (const community of role || place ? meant : []) join(collection, member, community, role ?? 'member');
  }
}

function shortValues(cell: string, field: string, report: FileReport, line: number): readonly string[] {
  return valuesOf(cell).map((value) => cut(value, 1000, field, report, line));
}

/** `Kubernetes (3)` and `Kubernetes: 3` say how far a skill goes. */
function skillOf(value: string): {readonly skill: string; readonly level?: number} {
  const [, skill, level] = /^(.*\S)\s*(?:\(|:\s*)([1-4])\)?$/.exec(value) ?? [];
  return skill && level ? {skill, level: Number(level)} : {skill: value};
}

function hasLeft(state = ''): boolean {
  return /^(left|moved on|inactive|former|gone|no|false|0|ausgeschieden|inaktiv|nein|ehemalig|parti|partie|inactif|inactive|non)$/.test(
    plain(state),
  );
}

const accounts: Readonly<Record<string, string>> = {
  person: 'person',
  user: 'person',
  employee: 'person',
  mitarbeiter: 'person',
  personne: 'person',
  guest: 'guest',
  external: 'guest',
  contractor: 'guest',
  gast: 'guest',
  extern: 'guest',
  externe: 'guest',
  invite: 'guest',
  service: 'service',
  bot: 'service',
  system: 'service',
  robot: 'service',
  dienst: 'service',
};
