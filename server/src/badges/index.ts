import type {Kysely} from 'kysely';
import sharp from 'sharp';

import {bakePng, bakeSvg} from '../../../src/badges/bake.js';
import type {FetchDocument} from '../../../src/badges/documents.js';
import {emblemSvg} from '../../../src/badges/figure.js';
import type {IssueOptions} from '../../../src/adapter/badges.js';
import type {Actor} from '../../../src/model/actor.js';
import {policy} from '../../../src/adapter/policy.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import type {BadgeIssuer, Badges, IssuedFile} from '../handler/index.js';
import type {PostgresSource} from '../postgres/index.js';
import {credentialOf, profileOf, type Identity, type Issuer} from './credential.js';
import {openEvidence} from './evidence.js';
import {IssuerKeys, type Algorithm} from './keys.js';
import {outside, type OutsideOptions} from './outside.js';
import {asJwt, withProof} from './sign.js';
import {placeFor, statusCredential} from './status.js';
import {takeIn} from './taken.js';

export {migrations} from './migrations.js';
export {IssuerKeys} from './keys.js';
export {isPublicName} from './addresses.js';
export {outside, type OutsideOptions} from './outside.js';

export interface BadgeOptions {
  readonly db: Kysely<Tables>;
  readonly source: PostgresSource;
  /** What seals the keys. */
  readonly secret: string;
  /** Who issues; left out, nobody does. */
  readonly issuer?: IssuerSettings;
  readonly outside: OutsideOptions;
}

export interface IssuerSettings {
  /** What they are called. */
  readonly name: string;
  /** Where browsers reach the API, `https://intranet.example.org/api/v1/`. */
  readonly home: string;
  /** The page of the community. */
  readonly page?: string;
  /** What JWTs are signed by. */
  readonly algorithm: Algorithm;
}

/** The name of an issuer whose documents stand below this address. */
export function didOf(home: string): string {
  const {host, pathname} = new URL(home);
  const path = pathname.split('/').filter(Boolean);
  return ['did:web', encodeURIComponent(host), ...path].join(':');
}

export function openBadges(options: BadgeOptions): Badges {
  const {db, source} = options;
  const made = options.issuer && issuerFrom(options, options.issuer);
  const fetchOutside = outside(options.outside);
  // What is ours is not asked for over the network.
  const document: FetchDocument = async (url) => (await made?.own(url)) ?? fetchOutside(url);
  return {
    ...(made && {issuer: made.issuer}),
    document,
    take: (member, file, visibility) => takeIn({db, source, document}, member, file, visibility),
  };
}

function issuerFrom(options: BadgeOptions, {name, home: given, page, algorithm}: IssuerSettings) {
  const {db, source, secret} = options;
  const home = given.endsWith('/') ? given : `${given}/`;
  const issuer: Issuer = {did: didOf(home), name, home, ...(page !== undefined && {url: page})};
  const keys = new IssuerKeys(db, secret, issuer.did);
  const status: BadgeIssuer['status'] = async (list, form) => {
    const credential = await statusCredential(db, issuer, list);
    if (!credential) return undefined;
    return form === 'jwt' ? asJwt(credential, keys, algorithm) : JSON.stringify(await withProof(credential, keys));
  };
  const own = async (url: string): ReturnType<FetchDocument> => {
    if (url === `${home}did.json`) return {document: await keys.document()};
    if (url === `${home}badges/jwks`) return {document: await keys.jwks()};
    const list = url.startsWith(`${home}badges/status/`) ? /\/(\d{1,6})$/.exec(url)?.[1] : undefined;
    const found = list === undefined ? undefined : await status(Number(list), 'jwt');
    return found === undefined ? 'missing' : {document: found};
  };
  const issue: BadgeIssuer['issue'] = async (actor, id, {as, proof, to}) => {
    const seen = policy(source, actor);
    const [award] = await seen.get('award', [id]);
    if (!award) throw new CommunityError('not-found', 'There is no such award.');
    // Nothing leaves but by the act of whom it was given to.
    if (award.member !== actor.member)
      throw new CommunityError('forbidden', 'Only whom it was given to takes an award elsewhere.');
    if (award.state === 'revoked') throw new CommunityError('invalid', 'This award was taken back.');
    const [badge] = await seen.get('badge', [award.badge]);
    if (!badge) throw new CommunityError('not-found', 'There is no such badge any more.');
    const place = await placeFor(db, award.id, award.member);
    const credential = credentialOf(issuer, {
      id: `urn:uuid:${place.id}`,
      award,
      badge,
      evidence: await openEvidence(source, award, page),
      to: await identityOf(seen, actor, to ?? {}),
      status: place,
    });
    const signed =
      proof === 'jwt' ? await asJwt(credential, keys, algorithm) : JSON.stringify(await withProof(credential, keys));
    return fileOf(badge, as, proof, signed);
  };
  return {
    issuer: {
      didDocument: () => keys.document(),
      jwks: () => keys.jwks(),
      profile: () => ({
        '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        ...profileOf(issuer),
      }),
      emblem: (id, level) => emblemSvg({id, ...(level !== undefined && {level})}),
      status,
      issue,
    } satisfies BadgeIssuer,
    own: async (url: string) => (url.startsWith(home) ? own(url) : undefined),
  };
}

async function identityOf(
  source: Pick<PostgresSource, 'get'>,
  {member}: Actor,
  to: NonNullable<IssueOptions['to']>,
): Promise<Identity> {
  if ('did' in to) return to;
  const [person] = await source.get('member', [member!]);
  if ('name' in to) return {name: person?.name ?? ''};
  const mail = to.mail ?? person?.mail;
  if (mail === undefined)
    throw new CommunityError('invalid', 'Your profile has no mail address. Say to whom the badge is given.', {
      fields: {to: 'Say a mail address, a DID, or your name.'},
    });
  return {mail};
}

/** A badge as a file: what was signed, or its emblem with that in it. */
async function fileOf(
  badge: Item<'badge'>,
  as: IssueOptions['as'],
  proof: IssueOptions['proof'],
  signed: string,
): Promise<IssuedFile> {
  const name = badge.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'badge';
  const utf8 = (text: string) => new TextEncoder().encode(text);
  if (as === 'text')
    return proof === 'jwt'
      ? {name: `${name}.jwt`, type: 'text/plain', bytes: utf8(signed)}
      : {name: `${name}.json`, type: 'application/ld+json', bytes: utf8(signed)};
  const drawing = emblemSvg({id: badge.id, ...(badge.level && {level: badge.level})});
  if (as === 'svg') return {name: `${name}.svg`, type: 'image/svg+xml', bytes: utf8(bakeSvg(drawing, signed))};
  const png = await sharp(Buffer.from(drawing)).png().toBuffer();
  return {name: `${name}.png`, type: 'image/png', bytes: bakePng(png, signed)};
}
