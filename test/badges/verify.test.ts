import {expect} from '@open-wc/testing';

import {addressOfDid} from '../../src/badges/documents.js';
import type {FetchDocument} from '../../src/badges/documents.js';
import {hashed, suite} from '../../src/badges/data-integrity.js';
import {toBase58, toBase64Url, joined, fromBase64Url} from '../../src/badges/encodings.js';
import {isSignedBy} from '../../src/badges/signature.js';
import {encodeList, isSet} from '../../src/badges/status-list.js';
import {verify} from '../../src/badges/verify.js';
import {badgesOfAllSorts, guild} from '../../stories/support/badges.js';

const never: FetchDocument = () => Promise.resolve('unreachable');

describe('a badge that is checked', () => {
  const look = async (name: keyof Awaited<ReturnType<typeof badgesOfAllSorts>>['signed']) => {
    const {signed, documents} = await badgesOfAllSorts();
    const fetchDocument: FetchDocument = async (url) =>
      url in documents
        ? {document: documents[url]}
        : url.includes('away') || url.includes('status')
          ? 'unreachable'
          : 'missing';
    const {verdict, obstacle} = await verify(signed[name], {fetchDocument});
    return obstacle === undefined ? verdict : `${verdict}: ${obstacle}`;
  };

  for (const [name, verdict] of [
    ['valid', 'valid'],
    ['ownWord', 'valid'],
    ['tampered', 'tampered'],
    ['damaged', 'tampered'],
    ['expired', 'expired'],
    ['notYet', 'not-yet'],
    ['revoked', 'revoked'],
    ['unknownIssuer', 'unknown-issuer'],
    ['notABadge', 'not-a-badge'],
    ['noKeys', 'unchecked: keys'],
    ['noStatus', 'unchecked: status'],
  ] as const)
    it(`is ${verdict} where it is ${name}`, async () => {
      expect(await look(name)).to.equal(verdict);
    });

  it('cannot be checked where the page has no cryptography', async () => {
    const {signed} = await badgesOfAllSorts();
    const {subtle} = crypto;
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
    try {
      const {verdict, obstacle, facts} = await verify(signed.valid, {fetchDocument: never});
      expect([verdict, obstacle, facts?.name]).to.deep.equal(['unchecked', 'no-crypto', 'Keeper of the backups']);
    } finally {
      Object.defineProperty(crypto, 'subtle', {value: subtle, configurable: true});
    }
  });

  it('is not valid with any letter of it changed', async () => {
    const {signed} = await badgesOfAllSorts();
    const token = signed.ownWord;
    let seen = 0;
    for (let at = 0; at < token.length; at += 7) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      const {verdict} = await verify(changed, {fetchDocument: never});
      expect(verdict, `letter ${at}`).not.to.equal('valid');
      seen++;
    }
    expect(seen).to.be.greaterThan(150);
  });

  it('is of nobody where its header says that it is not signed, or by what is no key for that', async () => {
    const {signed, documents} = await badgesOfAllSorts();
    const [, body, seal] = signed.valid.split('.');
    const fetchDocument: FetchDocument = async (url) => (url in documents ? {document: documents[url]} : 'missing');
    for (const header of [
      {alg: 'none', kid: `${guild}#key-1`},
      {alg: 'HS256', kid: `${guild}#key-1`},
      {alg: 'RS256', kid: `${guild}#key-1`},
      {alg: 'ES256', kid: `${guild}#key-1`, crit: ['exp']},
      {alg: 'ES256', kid: 'did:web:else.example#key-1'},
      {alg: 'ES256'},
    ]) {
      const token = `${toBase64Url(new TextEncoder().encode(JSON.stringify(header)))}.${body}.${seal}`;
      const {verdict} = await verify(token, {fetchDocument});
      expect(verdict, JSON.stringify(header)).to.be.oneOf(['unchecked', 'tampered', 'unknown-issuer']);
    }
  });
});

describe('a proof of Data Integrity', () => {
  /** From RFC 8032, section 7.1, the second test: for browsers that can make no keys of Ed25519. */
  const x = 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw';

  it('is checked by the page, or by a library where its browser has no Ed25519', async () => {
    const jwk = {kty: 'OKP', crv: 'Ed25519', x};
    const message = Uint8Array.of(0x72);
    const rfc = Uint8Array.from(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'.match(
        /../g,
      )!,
      (byte) => parseInt(byte, 16),
    );
    expect(await isSignedBy(jwk, 'EdDSA', rfc, message)).to.equal(true);
    expect(
      await isSignedBy(
        jwk,
        'EdDSA',
        rfc.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
        message,
      ),
    ).to.equal(false);
    const {importKey} = SubtleCrypto.prototype;
    SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('No such thing', 'NotSupportedError'));
    try {
      expect(await isSignedBy(jwk, 'EdDSA', rfc, message)).to.equal(true);
      expect(await isSignedBy(jwk, 'EdDSA', rfc, Uint8Array.of(0x73))).to.equal(false);
    } finally {
      SubtleCrypto.prototype.importKey = importKey;
    }
  });

  it('covers everything a badge says', async () => {
    let pair: CryptoKeyPair;
    try {
      pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    } catch {
      // This browser can check and not sign; the service’s tests sign.
      return;
    }
    const {x: point} = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const key = `z${toBase58(joined(Uint8Array.of(0xed, 1), fromBase64Url(point!)!))}`;
    const issuer = `did:key:${key}`;
    const credential = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: {id: issuer, type: ['Profile'], name: 'Guild'},
      validFrom: '2026-02-01T09:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: 'urn:uuid:2',
          type: ['Achievement'],
          name: 'Keeper',
          description: 'Keeps.',
          criteria: {narrative: 'Keep.'},
        },
      },
    };
    const options = {
      ...suite,
      created: '2026-02-01T09:00:00Z',
      verificationMethod: `${issuer}#${key}`,
      proofPurpose: 'assertionMethod',
    };
    const bytes = await crypto.subtle.sign('Ed25519', pair.privateKey, await hashed(credential, options));
    const signed = JSON.stringify({
      ...credential,
      proof: {...options, proofValue: `z${toBase58(new Uint8Array(bytes))}`},
    });
    const verdictOf = async (text: string) => (await verify(text, {fetchDocument: never})).verdict;
    expect(await verdictOf(signed)).to.equal('valid');
    for (const [from, to] of [
      ['Keeper', 'Master'],
      ['Keep.', 'Kept.'],
      ['2026-02-01T09:00:00Z","credentialSubject', '2025-02-01T09:00:00Z","credentialSubject'],
      ['"Guild"', '"Guilt"'],
      ['"created":"2026', '"created":"2025'],
      ['"id":"urn:uuid:1"', '"id":"urn:uuid:9"'],
      ['"validFrom"', '"unknownWord":1,"validFrom"'],
    ] as const) {
      expect(signed.includes(from), from).to.equal(true);
      expect(await verdictOf(signed.replace(from, to)), to).to.equal('tampered');
    }
    const foreign = signed.replace('context-3.0.3.json"', 'context-3.0.3.json","https://else.example/words"');
    expect(await verify(foreign, {fetchDocument: never})).to.include({verdict: 'unchecked', obstacle: 'vocabulary'});
    expect(await verdictOf(JSON.stringify(credential))).to.equal('unknown-issuer');
    expect(await verdictOf(signed.replace('eddsa-rdfc-2022', 'ecdsa-sd-2023'))).to.equal('unchecked');
  });
});

describe('a list of what was taken back', () => {
  const listed = async (set: readonly number[]) => ({
    credentialSubject: {type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: await encodeList(set)},
  });

  it('says of each place whether it is set', async () => {
    const list = await listed([0, 9, 131_071]);
    const found = await Promise.all([0, 1, 9, 131_071].map((index) => isSet(list, index, 'revocation')));
    expect(found).to.deep.equal([true, false, true, true]);
    expect(await isSet(list, 131_072, 'revocation')).to.equal(undefined);
    expect(await isSet(list, 0, 'suspension')).to.equal(undefined);
  });

  it('says nothing where it cannot be read, or is larger than any', async () => {
    for (const encodedList of ['u', 'uAAAA', '***', await encodeList([], 8 * 5_000_000)])
      expect(
        await isSet(
          {credentialSubject: {type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList}},
          0,
          'revocation',
        ),
      ).to.equal(undefined);
  });
});

describe('the name of an issuer', () => {
  it('leads to a document, and to nothing else', () => {
    expect(addressOfDid('did:web:guild.example.org')).to.equal('https://guild.example.org/.well-known/did.json');
    expect(addressOfDid('did:web:guild.example.org%3A8443:api:v1')).to.equal(
      'https://guild.example.org:8443/api/v1/did.json',
    );
    for (const did of [
      'did:web:',
      'did:key:z6Mk',
      'did:web:a%2Fb',
      'did:web:a%40b',
      'did:web:a:..:b',
      'did:web:a:',
      'did:web:%',
    ])
      expect(addressOfDid(did), did).to.equal(undefined);
  });
});
