import type {Badges} from '../../src/adapter/badges.js';
import {bakeSvg} from '../../src/badges/bake.js';
import {toBase64Url, toUtf8} from '../../src/badges/encodings.js';
import {emblemSvg} from '../../src/badges/figure.js';
import {badgeIn} from '../../src/badges/in-file.js';
import {encodeList} from '../../src/badges/status-list.js';
import {verify} from '../../src/badges/verify.js';
import {CommunityError} from '../../src/model/errors.js';
import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';
import {until} from './until.js';

/** An issuer with a key of their own, whose documents a service fetches. */
export const guild = 'did:web:guild.example.org';
const list = 'https://guild.example.org/status/1';

interface Signer {
  readonly id: string;
  readonly kid: string;
  readonly pair: CryptoKeyPair;
}

async function signer(id?: string): Promise<Signer & {readonly jwk: JsonWebKey}> {
  const pair = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const {kty, crv, x, y} = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = {kty, crv, x, y} as JsonWebKey;
  const own = id ?? `did:jwk:${toBase64Url(toUtf8(JSON.stringify(jwk)))}`;
  return {id: own, kid: id === undefined ? `${own}#0` : `${own}#key-1`, pair, jwk};
}

async function sign(payload: object, {id, kid, pair}: Signer): Promise<string> {
  const part = (value: object) => toBase64Url(toUtf8(JSON.stringify(value)));
  const signed = `${part({alg: 'ES256', kid, typ: 'JWT'})}.${part({...payload, iss: id})}`;
  const how = {name: 'ECDSA', hash: 'SHA-256'};
  const bytes = await crypto.subtle.sign(how, pair.privateKey, toUtf8(signed));
  return `${signed}.${toBase64Url(new Uint8Array(bytes))}`;
}

const badge = (issuer: string, more: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0b8a4b8e-1f6a-4c0a-9d60-2f5f0a110197',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: {id: issuer, type: ['Profile'], name: 'Guild of reliable things'},
  validFrom: '2026-02-01T09:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityType: 'emailAddress',
        salt: 's',
        identityHash: `sha256$${'0'.repeat(64)}`,
      },
    ],
    achievement: {
      id: 'urn:uuid:0b8a4b8e-1f6a-4c0a-9d60-2f5f0a110198',
      type: ['Achievement'],
      name: 'Keeper of the backups',
      description: 'Has restored what others thought was lost.',
      criteria: {narrative: 'Restore a database of another team, and write down how.'},
      resultDescription: [
        {id: 'urn:restores', type: ['ResultDescription'], name: 'Restores', resultType: 'RawScore', requiredValue: '3'},
      ],
    },
    result: [{type: ['Result'], resultDescription: 'urn:restores', value: '5'}],
  },
  ...more,
});

const status = (index: number) => ({
  credentialStatus: {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
  },
});

/** Badges of every sort, signed in earnest; and what stands at their issuer’s addresses. */
async function make() {
  const [known, stranger, alone] = await Promise.all([signer(guild), signer(guild), signer()]);
  const method = {id: known.kid, type: 'JsonWebKey', controller: guild, publicKeyJwk: known.jwk};
  const documents: Record<string, unknown> = {
    'https://guild.example.org/.well-known/did.json': {
      id: guild,
      verificationMethod: [method],
      assertionMethod: [known.kid],
    },
    [list]: await sign(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: list,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: guild,
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: await encodeList([7]),
        },
      },
      known,
    ),
  };
  const valid = await sign(badge(guild, status(3)), known);
  const [head = '', body = '', seal = ''] = valid.split('.');
  const arabic = {
    issuer: {id: guild, type: ['Profile'], name: 'نقابة الأنظمة الموثوقة'},
    credentialSubject: {
      ...badge(guild).credentialSubject,
      achievement: {
        name: 'حارس النسخ الاحتياطية',
        description: 'استعاد ما ظنه غيره ضائعاً.',
        criteria: {narrative: 'استعد قاعدة بيانات لفريق آخر.'},
      },
    },
  };
  const long = {
    issuer: {id: guild, name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'},
    credentialSubject: {
      id: `did:key:${'z6Mk'.repeat(20)}`,
      achievement: {
        name: 'Donaudampfschifffahrtsgesellschaftskapitänsauszeichnung',
        criteria: {id: `https://guild.example.org/${'criteria/'.repeat(14)}`},
      },
    },
  };
  const signed = {
    valid,
    tampered: `${head}.${toBase64Url(toUtf8(JSON.stringify({...badge(guild), iss: guild, name: 'Master of all'})))}.${seal}`,
    damaged: `${head}.${body.slice(0, -9)}.${seal}`,
    expired: await sign(badge(guild, {validUntil: '2026-03-01T09:00:00Z', ...status(3)}), known),
    notYet: await sign(badge(guild, {validFrom: '2999-01-01T00:00:00Z'}), known),
    revoked: await sign(badge(guild, status(7)), known),
    unknownIssuer: await sign(badge(guild), {...stranger, kid: `${guild}#key-2`}),
    ownWord: await sign(badge(alone.id), alone),
    noKeys: await sign(badge('did:web:away.example.org'), {...known, id: 'did:web:away.example.org', kid: '#key-1'}),
    noStatus: await sign(
      badge(guild, {
        credentialStatus: {...status(3).credentialStatus, statusListCredential: 'https://guild.example.org/status/9'},
      }),
      known,
    ),
    notABadge: JSON.stringify({type: ['Assertion'], badge: 'https://old.example.org/badge/1'}),
    arabic: await sign(badge(guild, arabic), known),
    long: await sign(badge(guild, long), known),
  };
  return {signed, documents};
}

type Made = Awaited<ReturnType<typeof make>>;
let made: Promise<Made> | undefined;

/** Made once, for keys take a while. */
export const badgesOfAllSorts = (): Promise<Made> => (made ??= make());

/** A picture with a badge in it. */
export async function baked(name: keyof Made['signed']): Promise<File> {
  const {signed} = await badgesOfAllSorts();
  const picture = bakeSvg(emblemSvg({id: name, level: 'second'}), signed[name]);
  return new File([picture], `${name}.svg`, {type: 'image/svg+xml'});
}

/** Drops a file on a verifier, and waits for what it says. */
export async function drop(canvas: HTMLElement, file: File): Promise<void> {
  const {shadowRoot} = await until(() => canvas.querySelector('cop-badge-verifier'));
  const target = await until(() => shadowRoot!.querySelector('.drop'));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  target.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  await until(() => shadowRoot!.querySelector('.result, .field-error'));
}

/** A source’s badges as a service has them; only that what is taken in is not kept. */
export function toldBadges(): () => Promise<Badges> {
  return async () => {
    const {signed, documents} = await badgesOfAllSorts();
    const document: Badges['document'] = async (url) =>
      url in documents
        ? {document: documents[url]}
        : {missing: url.includes('away') || url.includes('status') ? 'unreachable' : 'missing'};
    return {
      document,
      issue: async (_, {as, proof}) => {
        const name = `Helping-hand.${as === 'text' ? (proof === 'jwt' ? 'jwt' : 'json') : as}`;
        return {name, type: 'text/plain', data: btoa(signed.valid)};
      },
      take: async (file) => {
        const text = (await badgeIn(new Uint8Array(await file.arrayBuffer()))) ?? '';
        const fetchDocument = async (url: string) => {
          const found = await document(url);
          return 'missing' in found ? found.missing : found;
        };
        const {verdict, facts} = await verify(text, {fetchDocument});
        if (verdict !== 'valid')
          throw new CommunityError('invalid', 'This badge was changed after it was signed, or is damaged.');
        return item('credential', {id: 'c-new', member: 'amara', name: facts!.name, signed: text});
      },
    };
  };
}

const kept = (id: string, name: string, issuer: string, days: number, more: object = {}): Item<'credential'> =>
  item('credential', {
    id,
    member: 'amara',
    createdBy: 'amara',
    createdAt: daysAgo(days),
    name,
    issuer,
    signed: 'x.y.z',
    ...more,
  });

/** What Amara brought from elsewhere. */
export const elsewhere: readonly Item<'credential'>[] = [
  kept('c-1', 'Keeper of the backups', 'Guild of reliable things', 12),
  kept('c-2', 'Certified diver', 'Lagos diving school', 300),
];
