import type {Role} from '../../model/kinds.js';
import type {Collection, Draft} from './collection.js';
import type {Mapping} from './columns.js';
import {readDate} from './dates.js';
import type {FileReport} from './report.js';
import {join} from './roles.js';
import type {Table} from './table.js';
import {linksOf, recordOf} from './record.js';
import {plain, valuesOf} from './text.js';

// prettier-ignore
const forms: Readonly<Record<string, string>> = {
  community: 'community', 'community of practice': 'community', cop: 'community', sig: 'community', 'special interest group': 'community', communaute: 'community', gemeinschaft: 'community',
  'working group': 'working group', wg: 'working group', arbeitsgruppe: 'working group', 'groupe de travail': 'working group', 'task force': 'working group',
  committee: 'committee', board: 'committee', ausschuss: 'committee', gremium: 'committee', comite: 'committee',
};

const peopleFields = ['facilitator', 'steward', 'sponsor', 'member'] as const satisfies readonly Role[];

/** Who was named in which role: looked up once the people are there. */
export interface Named {
  readonly community: Draft;
  readonly role: Role;
  readonly person: string;
  readonly report: FileReport;
  readonly line: number;
}

/** Takes a table of communities; answers the people it names. */
export function takeCommunities(
  {rows, columns}: Table,
  mapping: Mapping,
  collection: Collection,
  report: FileReport,
): readonly Named[] {
  const named: Named[] = [];
  for (const row of rows) {
    const {fields, custom} = recordOf(row, columns, mapping, report);
    const name = fields['name'] || fields['id'];
    if (!name) {
      report.left('a community needs a name', row.line);
      continue;
    }
    const id = fields['id'] ? collection.idFor('community', fields['id']) : collection.newId('community', name);
    if (collection.get('community', id)) {
      report.left(`the id ${id} was taken by a row above`, row.line);
      continue;
    }
    const form = forms[plain(fields['form'] ?? '')];
    if (fields['form'] && !form)
      report.note(`"${fields['form']}" is no form of community we know; kept in extra`, row.line);
    const founded = readDate(fields['founded']);
    if (founded && !founded.date) report.note(`founded: ${founded.reason}; left out`, row.line);
    const extra = {...custom, ...(fields['form'] && !form && {form: fields['form']})};
    const draft: Draft = {
      kind: 'community',
      id,
      name,
      ...(form && {form}),
      ...(fields['purpose'] && {purpose: fields['purpose']}),
      ...(fields['topic'] && {topic: fields['topic']}),
      ...(fields['topics'] && {topics: valuesOf(fields['topics'])}),
      ...linksOf(fields['links'], report, row.line),
      ...(/archiv|closed|ended|beendet|geschlossen|fermee|terminee/.test(plain(fields['state'] ?? '')) && {
        state: 'archived',
      }),
      ...(founded?.date && {createdAt: `${founded.date}T00:00:00Z`}),
      ...(Object.keys(extra).length > 0 && {extra}),
    };
    collection.add(draft);
    collection.alias(draft, name);
    report.taken(`community ${id}`, row.line);
    for (const role of peopleFields) {
      for (const person of valuesOf(fields[role] ?? ''))
        named.push({community: draft, role, person, report, line: row.line});
    }
  }
  return named;
}

/** Gives the people whom tables of communities name their roles. */
export function joinNamed(named: readonly Named[], collection: Collection): void {
  for (const {community, role, person, report, line} of named) {
    const member = collection.find('member', person);
    if (member === 'many') report.note(`${role} "${person}": several people go by this; left out`, line);
    else if (!member) report.note(`${role} "${person}" is not among the people; left out`, line);
    else join(collection, member, community, role);
  }
}
