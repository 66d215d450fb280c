import type {Member} from './member-face.js';

/** What an address card is made of; what a reader was not given is not in it. */
export const cardFields = [
  'name',
  'title',
  'unit',
  'place',
  'timeZone',
  'languages',
  'bio',
  'mail',
  'phone',
  'links',
  'helps',
  'seeks',
  'topics',
] as const;

/** How far a skill goes in the words of RFC 6715. */
const levels = ['beginner', 'beginner', 'average', 'expert'] as const;

/** A member as an address card: vCard 4.0 (RFC 6350, with the properties of RFC 6715 for what they can do). */
export function vcard(member: Member): string {
  const {id, name, title, unit, place, timeZone, languages = [], bio, mail, phone, updatedAt} = member;
  const {links = [], helps = [], seeks = [], topics = []} = member;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `UID;VALUE=text:${text(id)}`,
    `FN:${text(name)}`,
    title && `TITLE:${text(title)}`,
    unit && `ORG:${part(unit)}`,
    place && `ADR:;;;${part(place)};;;`,
    timeZone && `TZ:${text(timeZone)}`,
    ...languages.map((tag, index) => `LANG;PREF=${Math.min(100, index + 1)}:${plain(tag)}`),
    mail && `EMAIL:${text(mail)}`,
    phone && `TEL:${text(phone)}`,
    ...links.flatMap(({url}) => addressOf(url)),
    bio && `NOTE:${text(bio)}`,
    topics.length > 0 && `CATEGORIES:${topics.map(text).join(',')}`,
    ...helps.map(
      ({skill, level}) => `EXPERTISE${level ? `;LEVEL=${levels[level - 1] ?? 'average'}` : ''}:${text(skill)}`,
    ),
    ...seeks.map(({skill}) => `INTEREST:${text(skill)}`),
    `REV:${updatedAt.replace(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ];
  return lines.flatMap((line) => (line ? folded(line) : [])).join('');
}

/** A value in which nothing begins another one. */
function text(value: string): string {
  return plain(value.replace(/[\\,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n'));
}

/** The same as one of several parts. Elsewhere a semicolon parts nothing, and not every reader takes its backslash away there. */
function part(value: string): string {
  return text(value).replaceAll(';', '\\;');
}

/** Without what no line may hold. */
function plain(value: string): string {
  return value.replace(/\p{Cc}/gu, (control) => (control === '\t' ? control : ''));
}

function addressOf(url: string): readonly string[] {
  try {
    return [`URL:${new URL(url).href}`];
  } catch {
    return [];
  }
}

/** No line is longer than that, in octets of UTF-8, without its end. */
const longest = 75;

/** A line in pieces; each that goes on begins with a blank. No character is cut in two. */
function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0)!);
    if (octets + size > longest) [out, octets] = [`${out}\r\n `, 1];
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}

function octetsOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
