import {createCipheriv, createDecipheriv, hkdfSync, randomBytes} from 'node:crypto';

import {exportJWK, generateKeyPair, importJWK, type CryptoKey as JoseKey, type JWK} from 'jose';
import type {Kysely, Selectable} from 'kysely';

import {fromBase64Url, joined, toBase58} from '../../../src/badges/encodings.js';
import type {Tables} from '../database/tables.js';
import type {BadgeKeyTable} from './tables.js';

export type Algorithm = BadgeKeyTable['algorithm'];

/** A key that signs, with the name that others find its public half by. */
export interface SigningKey {
  readonly name: string;
  readonly algorithm: Algorithm;
  readonly secret: JoseKey;
}

const algorithms: readonly Algorithm[] = ['RS256', 'EdDSA'];

/** The keys of an issuer, in the database: made when first wanted, sealed with the secret of the service. */
export class IssuerKeys {
  private readonly seal: Buffer;

  constructor(
    private readonly db: Kysely<Tables>,
    secret: string,
    /** Whose they are: `did:web:…`. */
    readonly did: string,
    private readonly now: () => number = Date.now,
  ) {
    this.seal = Buffer.from(hkdfSync('sha256', secret, '', 'keys that sign badges', 32));
  }

  /** The one that signs now. */
  async current(algorithm: Algorithm): Promise<SigningKey> {
    const row = (await this.latest(algorithm)) ?? (await this.make(algorithm, 1));
    const secret = (await importJWK(this.open(row), algorithm)) as JoseKey;
    return {name: `${this.did}#${row.id}`, algorithm, secret};
  }

  /** New ones sign from now on; what the old ones signed stays as good as it was. */
  async rotate(): Promise<readonly string[]> {
    const made = [];
    for (const algorithm of algorithms) {
      const number = ((await this.latest(algorithm))?.number ?? 0) + 1;
      made.push((await this.make(algorithm, number)).id);
    }
    return made;
  }

  /** The public halves of all there ever were. */
  async all(): Promise<readonly Pick<Selectable<BadgeKeyTable>, 'id' | 'algorithm' | 'public'>[]> {
    for (const algorithm of algorithms) await this.current(algorithm);
    return this.db.selectFrom('badge_key').select(['id', 'algorithm', 'public']).orderBy('at').orderBy('id').execute();
  }

  /** A key set (RFC 7517), for whoever looks keys up by an address. */
  async jwks(): Promise<object> {
    const keys = await this.all();
    return {
      keys: keys.map(({id, algorithm, public: key}) => ({
        ...key,
        kid: `${this.did}#${id}`,
        alg: algorithm,
        use: 'sig',
      })),
    };
  }

  /** What the issuer's name leads to (Decentralized Identifiers 1.0). */
  async document(): Promise<object> {
    const methods = (await this.all()).map(({id, algorithm, public: key}) => ({
      id: `${this.did}#${id}`,
      controller: this.did,
      ...(algorithm === 'EdDSA'
        ? {type: 'Multikey', publicKeyMultibase: multikeyOf(key)}
        : {type: 'JsonWebKey2020', publicKeyJwk: key}),
    }));
    return {
      '@context': [
        'https://www.w3.org/ns/did/v1',
        'https://w3id.org/security/multikey/v1',
        'https://w3id.org/security/suites/jws-2020/v1',
      ],
      id: this.did,
      verificationMethod: methods,
      assertionMethod: methods.map(({id}) => id),
    };
  }

  private latest(algorithm: Algorithm): Promise<Selectable<BadgeKeyTable> | undefined> {
    return this.db
      .selectFrom('badge_key')
      .selectAll()
      .where('algorithm', '=', algorithm)
      .orderBy('number', 'desc')
      .executeTakeFirst();
  }

  /** Of several instances that make it at once one does. */
  private async make(algorithm: Algorithm, number: number): Promise<Selectable<BadgeKeyTable>> {
    const pair = await generateKeyPair(algorithm, {extractable: true, modulusLength: 2_048});
    const [open, secret] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
    const id = `${algorithm.toLowerCase()}-${number}`;
    const row = {
      id,
      algorithm,
      number,
      public: JSON.stringify(open) as never,
      sealed: this.close(secret),
      at: this.now(),
    };
    await this.db
      .insertInto('badge_key')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return this.db.selectFrom('badge_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  private close(secret: JWK): string {
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.seal, start);
    const closed = Buffer.concat([cipher.update(JSON.stringify(secret)), cipher.final()]);
    return Buffer.concat([start, cipher.getAuthTag(), closed]).toString('base64url');
  }

  private open({sealed}: Selectable<BadgeKeyTable>): JWK {
    const bytes = Buffer.from(sealed, 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', this.seal, bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString()) as JWK;
  }
}

/** A key of Ed25519 in the form that proofs of Data Integrity want. */
function multikeyOf({x}: JsonWebKey): string {
  return `z${toBase58(joined(Uint8Array.of(0xed, 0x01), fromBase64Url(x ?? '') ?? new Uint8Array()))}`;
}
