import type {Kysely} from 'kysely';

import type {BadgeFacts} from '../../../src/badges/credential.js';
import type {FetchDocument} from '../../../src/badges/documents.js';
import {badgeIn} from '../../../src/badges/in-file.js';
import {verify, type Checked} from '../../../src/badges/verify.js';
import {CommunityError} from '../../../src/model/errors.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import type {PostgresSource} from '../postgres/index.js';
import {identityHash} from './credential.js';

interface Place {
  readonly db: Kysely<Tables>;
  readonly source: PostgresSource;
  readonly document: FetchDocument;
}

/** So many somebody has at most. */
const most = 200;
/** The most characters of one that was signed. */
const mostCharacters = 200_000;

/** Why one is not taken in. */
const reasons: Readonly<Record<Exclude<Checked['verdict'], 'valid'>, string>> = {
  tampered: 'This badge was changed after it was signed, or is damaged.',
  expired: 'This badge has expired.',
  'not-yet': 'This badge is not valid yet.',
  revoked: 'Whoever gave this badge took it back.',
  'unknown-issuer': 'Nobody can say who signed this badge.',
  'not-a-badge': 'There is no Open Badge 3.0 in this file.',
  unchecked:
    'This badge could not be checked just now: the keys or the list of its issuer cannot be reached, or it is signed in a way that is not known here.',
};

/** Takes a badge in to the profile of whom it was given to, where it is valid now; the same one twice is one. */
export async function takeIn(
  {db, source, document}: Place,
  member: string,
  file: Uint8Array,
  visibility: 'person' | 'organisation',
): Promise<Item<'credential'>> {
  const signed = await badgeIn(file);
  const {verdict, facts} =
    signed === undefined ? {verdict: 'not-a-badge' as const} : await verify(signed, {fetchDocument: document});
  if (verdict !== 'valid' || !facts || signed === undefined)
    throw refused(reasons[verdict as keyof typeof reasons] ?? reasons['not-a-badge']);
  if (signed.length > mostCharacters) throw refused('This badge is too large.');
  const [person] = await source.get('member', [member]);
  if (!person || !isTheirs(facts, person))
    throw refused(
      'This badge was given to somebody else: neither a mail address nor the name of your profile is in it.',
    );
  const {rows, known} = await heldBy(db, member, signed);
  if (known) return known;
  if (rows >= most) throw refused(`Nobody has more than ${most} badges of elsewhere. Remove some first.`);
  const at = new Date().toISOString();
  const {name, issuer} = facts;
  const item = {
    ...{kind: 'credential', id: newId(), version: newId(), state: 'kept', visibility},
    ...{createdAt: at, createdBy: member, updatedAt: at, updatedBy: member},
    ...{member, name: short(name), signed},
    ...(issuer !== undefined && {issuer: short(issuer)}),
  } as unknown as Item<'credential'>;
  const {items} = await source.write!({verb: 'restore', items: [item]}, {key: newId()});
  return items[0] as Item<'credential'>;
}

/** Was it given to this person? What names nobody that we could know is theirs who brings it. */
function isTheirs({recipients}: BadgeFacts, {mail, name}: Item<'member'>): boolean {
  const mails = recipients.filter(({type}) => type === 'emailAddress');
  const names = recipients.filter(({type}) => type === 'name');
  if (mails.length === 0 && names.length === 0) return true;
  const isMail = mails.some(({value, hashed, salt}) => {
    if (mail === undefined) return false;
    if (!hashed) return value.toLowerCase() === mail.toLowerCase();
    return [mail, mail.toLowerCase()].some(
      (each) => identityHash(each, salt ?? '').toLowerCase() === value.toLowerCase(),
    );
  });
  return isMail || names.some(({value}) => value === name);
}

async function heldBy(db: Kysely<Tables>, member: string, signed: string) {
  const rows = await db
    .selectFrom('item')
    .select('doc')
    .where('kind', '=', 'credential')
    .where('parent', '=', member)
    .execute();
  const all = rows.map(({doc}) => doc as unknown as Item<'credential'>);
  return {rows: all.length, known: all.find((each) => each.signed === signed)};
}

function short(text: string): string {
  return (
    text
      .slice(0, 1_000)
      .replace(/[\p{Cc}]+/gu, ' ')
      .trim() || '?'
  );
}

function refused(message: string): CommunityError {
  return new CommunityError('invalid', message, {fields: {file: message}});
}
