import type {memberExport} from '../../i18n/en/member-export.js';
import {csv} from '../../ui/csv.js';
import {vcard} from '../member-card/vcard.js';
import type {Member} from '../member-card/member-face.js';

/** The columns of a table, in their order, each with what stands in it. */
const columns = {
  id: ({id}) => id,
  name: ({name}) => name,
  role: ({title}) => title,
  unit: ({unit}) => unit,
  place: ({place}) => place,
  timeZone: ({timeZone}) => timeZone,
  languages: ({languages}) => listed(languages),
  helps: ({helps}) => skills(helps),
  seeks: ({seeks}) => skills(seeks),
  topics: ({topics}) => listed(topics),
  officeHours: ({officeHours}) => officeHours,
  joined: ({joined}) => joined,
  mail: ({mail}) => mail,
  phone: ({phone}) => phone,
  links: ({links}) => listed(links?.map(({url}) => url)),
  bio: ({bio}) => bio,
} as const satisfies Readonly<Record<string, (member: Member) => string | undefined>>;

/** Members as a table; what an organisation added under names of its own stands in columns of these names, at the end. */
export function tableOf(members: readonly Member[], strings: (typeof memberExport)['phrases']): string {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const own = [...new Set(members.flatMap(({custom}) => Object.keys(custom ?? {})))];
  return csv([
    [...names.map((name) => strings[name]), ...own],
    ...members.map((member) => [
      ...names.map((name) => columns[name](member) ?? ''),
      ...own.map((name) => valueOf((member.custom as Readonly<Record<string, unknown>> | undefined)?.[name])),
    ]),
  ]);
}

export function cardsOf(members: readonly Member[]): string {
  return members.map(vcard).join('');
}

function listed(values: readonly string[] | undefined): string | undefined {
  return values?.join('; ');
}

/** With how far each goes, as an import reads it: `Kubernetes (4); Rust`. */
function skills(all: Member['helps']): string | undefined {
  return listed(all?.map(({skill, level}) => (level ? `${skill} (${level})` : skill)));
}

function valueOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
