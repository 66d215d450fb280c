import {createHash, randomBytes} from 'node:crypto';

import type {JsonObject} from '../../../src/badges/credential.js';
import type {Item} from '../../../src/model/item.js';

/** The vocabularies of a badge, and the schema that it can be held against. */
export const vocabularies = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;
const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/** Who issues, as it stands in every badge. */
export interface Issuer {
  readonly did: string;
  readonly name: string;
  /** Where people read of them. */
  readonly url?: string;
  /** The address that everything of the service stands below, with a slash at its end. */
  readonly home: string;
}

/** What a badge is made of. */
export interface Made {
  readonly id: string;
  readonly award: Item<'award'>;
  readonly badge: Item<'badge'>;
  readonly evidence: readonly Evidence[];
  readonly to: Identity;
  readonly status: {readonly list: number; readonly place: number};
}

/** Something that speaks for an award, as anybody may see it. */
export interface Evidence {
  readonly name?: string;
  readonly url?: string;
}

/** What the rule of a badge counts, in the language of the service. */
const counted = {
  accepted: 'Accepted answers',
  practices: 'Practices',
  awards: 'Awards',
  endorsements: 'Endorsements',
} as const;

/** Whom it was given to, as they choose to be known. */
export type Identity = {readonly mail: string} | {readonly did: string} | {readonly name: string};

export function profileOf({did, name, url}: Issuer): JsonObject {
  return {id: did, type: ['Profile'], name, ...(url !== undefined && {url})};
}

/** An award as an OpenBadgeCredential (Open Badges 3.0, in the data model 2.0 of Verifiable Credentials), before anybody signs it. */
export function credentialOf(issuer: Issuer, {id, award, badge, evidence, to, status}: Made): JsonObject {
  const {home} = issuer;
  const achievement = `${home}items/badge/${encodeURIComponent(badge.id)}`;
  // The rule as it was when somebody met it, and what they had then.
  const {rule} = award;
  const result = rule && {id: `${achievement}#${rule.count}`, name: counted[rule.count] ?? rule.count};
  const level = badge.level === undefined ? '' : `?level=${badge.level}`;
  const image = `${home}badges/emblems/${encodeURIComponent(badge.id)}${level}`;
  const list = `${home}badges/status/${status.list}`;
  const until = badge.months === undefined ? undefined : monthsAfter(award.createdAt, badge.months);
  // Words of others are for whom they wrote them.
  const said = award.visibility === 'public' && award.message ? award.message : undefined;
  return {
    '@context': vocabularies,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: badge.name,
    issuer: profileOf(issuer),
    validFrom: award.createdAt,
    awardedDate: award.createdAt,
    ...(until !== undefined && {validUntil: until}),
    credentialSubject: {
      ...subjectOf(to),
      achievement: {
        id: achievement,
        type: ['Achievement'],
        achievementType: 'Badge',
        name: badge.name,
        description: badge.description ?? badge.name,
        criteria: {narrative: badge.criteria},
        image: {id: image, type: 'Image', caption: badge.name},
        ...(result && {
          resultDescription: [
            {...result, type: ['ResultDescription'], resultType: 'RawScore', requiredValue: String(rule.from)},
          ],
        }),
      },
      ...(result && {result: [{type: ['Result'], resultDescription: result.id, value: String(rule.sum)}]}),
      ...(said !== undefined && {narrative: said}),
    },
    ...(evidence.length > 0 && {
      evidence: evidence.map(({name, url}) => ({
        ...(url !== undefined && {id: url}),
        type: ['Evidence'],
        ...(name !== undefined && {name}),
      })),
    }),
    credentialStatus: {
      id: `${list}#${status.place}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.place),
      statusListCredential: list,
    },
    credentialSchema: [{id: schema, type: 'JsonSchema'}],
  };
}

/** Whoever has a badge says who they are by this; who only sees it learns no address. */
function subjectOf(to: Identity): JsonObject {
  const type = ['AchievementSubject'];
  if ('did' in to) return {id: to.did, type};
  const named = (more: JsonObject) => ({type, identifier: [{type: 'IdentityObject', ...more}]});
  if ('name' in to) return named({hashed: false, identityHash: to.name, identityType: 'name'});
  const salt = randomBytes(16).toString('base64url');
  return named({hashed: true, identityHash: identityHash(to.mail, salt), identityType: 'emailAddress', salt});
}

/** A mail address as a digest (Open Badges 3.0, IdentityHash). */
export function identityHash(mail: string, salt: string): string {
  return `sha256$${createHash('sha256').update(`${mail.toLowerCase()}${salt}`).digest('hex')}`;
}

/** The same day so many months later, or the last of that month. */
function monthsAfter(at: string, months: number): string {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return date.toISOString();
}
