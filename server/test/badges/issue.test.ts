import {strict as assert} from 'node:assert';
import {createHash} from 'node:crypto';
import {beforeEach, describe, it} from 'node:test';

import {decodeJwt, decodeProtectedHeader} from 'jose';

import {badgeIn} from '../../../src/badges/in-file.js';
import {personalDataOf} from '../../src/service/index.js';
import {erasePerson} from '../../src/records/erasure.js';
import {did, home, issuing, page} from './issuing.js';

const proofs = ['jwt', 'data-integrity'] as const;

interface Shown {
  readonly id: string;
  readonly validUntil?: string;
  readonly evidence?: unknown;
  readonly credentialStatus: {readonly statusListIndex: string};
  readonly credentialSubject: {
    readonly id?: string;
    readonly narrative?: string;
    readonly identifier?: readonly {readonly hashed: boolean; readonly identityHash: string; readonly salt: string}[];
  };
}

describe('a badge that somebody takes elsewhere', () => {
  const service = issuing();
  beforeEach(() => service.fresh());
  const read = async (given: object = {}) =>
    JSON.parse(String(await service.issued({proof: 'data-integrity', ...given}))) as Shown;

  for (const proof of proofs)
    it(`is valid as ${proof}, and in a picture`, async () => {
      for (const as of ['text', 'svg', 'png']) {
        const file = await service.issued({as, proof});
        const {verdict, facts} = await service.check((await badgeIn(file)) ?? '');
        assert.deepEqual([as, verdict], [as, 'valid']);
        assert.deepEqual([facts?.name, facts?.issuer, facts?.issuerId], ['Helping hand', 'Storage guild', did]);
      }
    });

  it('is signed by RS256, or by EdDSA where that is set, with a key that its issuer’s name leads to', async () => {
    const token = String(await service.issued());
    assert.deepEqual(decodeProtectedHeader(token), {alg: 'RS256', kid: `${did}#rs256-1`, typ: 'JWT'});
    const {iss, jti, nbf, id} = decodeJwt(token);
    assert.deepEqual([iss, jti, nbf], [did, id, Date.parse('2026-01-05T09:00:00Z') / 1_000]);
    const other = String(await service.issued({}, 'mo', service.open({algorithm: 'EdDSA'})));
    assert.equal(decodeProtectedHeader(other).alg, 'EdDSA');
    assert.equal((await service.check(other)).verdict, 'valid');
  });

  it('stays good when other keys sign', async () => {
    const before = await service.issued();
    const {IssuerKeys} = await import('../../src/badges/index.js');
    const keys = new IssuerKeys(service.db, 'sealed with this', did);
    assert.deepEqual(await keys.rotate(), ['rs256-2', 'eddsa-1']);
    const after = String(await service.issued());
    assert.equal(decodeProtectedHeader(after).kid, `${did}#rs256-2`);
    for (const each of [before, after]) assert.equal((await service.check(each)).verdict, 'valid');
    const kept = await service.db.selectFrom('badge_key').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(kept), /"d"|"p"|"q"/);
  });

  it('shows its keys, profile and emblem to everybody, on any page', async () => {
    for (const path of ['did.json', 'badges/jwks', 'badges/issuer', 'badges/emblems/helper?level=second']) {
      const answer = await service.send('GET', path);
      assert.deepEqual([path, answer.status], [path, 200]);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.doesNotMatch(await answer.text(), /"d":/);
    }
  });

  it('names its owner by a salted digest of their address, or as they choose', async () => {
    const {credentialSubject} = await read();
    const [{hashed, identityHash, salt} = {hashed: false, identityHash: '', salt: ''}] = credentialSubject.identifier!;
    const digest = createHash('sha256').update(`mo@example.org${salt}`).digest('hex');
    assert.deepEqual([hashed, identityHash, salt.length > 20], [true, `sha256$${digest}`, true]);
    assert.doesNotMatch(JSON.stringify(await read()), /example\.org"|Mo Farouk/i);
    assert.equal((await read({to: {did: 'did:key:z6Mk'}})).credentialSubject.id, 'did:key:z6Mk');
    assert.match(JSON.stringify(await read({to: {name: true}})), /Mo Farouk/);
    assert.equal(
      (await service.send('POST', 'badges/issued', 'mo', {award: 'a-1', as: 'text', proof: 'jwt', to: {mail: 'x'}}))
        .status,
      422,
    );
  });

  it('takes along only what anybody may see', async () => {
    const {evidence, credentialSubject} = await read();
    assert.deepEqual(evidence, [
      {id: `${page}#cop-practice-open`, type: ['Evidence'], name: 'Open to all'},
      {id: 'https://talks.example.com/1', type: ['Evidence'], name: 'The talk'},
    ]);
    assert.equal(credentialSubject.narrative, undefined);
    assert.equal((await read({award: 'a-3'})).credentialSubject.narrative, 'Thank you!');
  });

  it('takes along the rule it was taken by, and what its owner had then', async () => {
    for (const proof of proofs) {
      const {verdict, facts} = await service.check(String(await service.issued({award: 'a-rule', proof})));
      assert.equal(verdict, 'valid');
      assert.deepEqual(facts?.results, [{name: 'Accepted answers', value: '12', required: '10'}]);
    }
    assert.deepEqual((await service.check(String(await service.issued()))).facts?.results, []);
  });

  it('is of nobody but whom it was given to', async () => {
    const tried = async (as: string, award = 'a-1') =>
      (await service.send('POST', 'badges/issued', as, {award, as: 'text', proof: 'jwt'})).status;
    assert.deepEqual(await Promise.all(['', 'nia', 'fay', 'root'].map((as) => tried(as))), [401, 403, 403, 403]);
    assert.equal(await tried('mo', 'a-9'), 404);
    await service.write({verb: 'act', kind: 'award', id: 'a-1', act: 'hide'});
    assert.equal(await tried('mo'), 200);
  });

  it('is the same however often, and is revoked with its award', async () => {
    for (const proof of proofs) {
      const [first, again] = [await service.issued({proof}), await read()];
      assert.equal((await service.check(first)).facts?.id, again.id);
    }
    const [one, other] = [await read(), await read({award: 'a-3'})];
    assert.notEqual(one.credentialStatus.statusListIndex, other.credentialStatus.statusListIndex);
    await service.write({verb: 'act', kind: 'award', id: 'a-1', act: 'revoke'});
    assert.equal((await service.check(JSON.stringify(one))).verdict, 'revoked');
    assert.equal((await service.check(JSON.stringify(other))).verdict, 'valid');
    assert.equal(
      (await service.send('POST', 'badges/issued', 'mo', {award: 'a-1', as: 'text', proof: 'jwt'})).status,
      422,
    );
    await service.write({verb: 'remove', kind: 'award', id: 'a-3'});
    assert.equal((await service.check(JSON.stringify(other))).verdict, 'revoked');
  });

  it('has a list of what was revoked in both forms', async () => {
    await service.issued();
    const json = await service.send('GET', 'badges/status/1');
    assert.equal(json.headers.get('content-type'), 'application/vc+ld+json');
    const list = (await json.json()) as {id: string; proof: unknown};
    assert.equal(list.id, `${home}badges/status/1`);
    assert.ok(list.proof);
    assert.equal((await service.send('GET', 'badges/status/2')).status, 404);
    // One whose list cannot be had, or that somebody else signed, is not taken for valid.
    const {verify} = await import('../../../src/badges/verify.js');
    const token = String(await service.issued());
    for (const document of [
      'unreachable' as const,
      'missing' as const,
      {document: {...list, proof: []}},
      {document: {...list, issuer: 'did:web:else.example'}},
    ]) {
      const {verdict, obstacle} = await verify(token, {
        fetchDocument: async (url) => (url.includes('/status/') ? document : service.badges.document(url)),
      });
      assert.deepEqual([verdict, obstacle], ['unchecked', 'status']);
    }
    const asJson = await verify(token, {
      fetchDocument: async (url) => (url.includes('/status/') ? {document: list} : service.badges.document(url)),
    });
    assert.equal(asJson.verdict, 'valid');
  });

  it('holds as long as its badge says', async () => {
    assert.equal((await read({award: 'a-2'})).validUntil, '2026-02-28T09:00:00.000Z');
    const token = await service.issued({award: 'a-2'});
    assert.equal((await service.check(token, Date.parse('2026-02-28T08:59:59Z'))).verdict, 'valid');
    assert.equal((await service.check(token, Date.parse('2026-02-28T09:00:00Z'))).verdict, 'expired');
    assert.equal((await service.check(token, Date.parse('2026-01-01T00:00:00Z'))).verdict, 'not-yet');
  });

  it('belongs to what is kept about a person, and forgets them when they are taken out', async () => {
    const token = await service.issued();
    const data = await personalDataOf(service.db, service.source, 'mo');
    assert.deepEqual(
      data?.badges.map((each) => (each as {award: string}).award),
      ['a-1'],
    );
    await erasePerson(service.db, service.source, 'mo', 'ada');
    const [left] = await service.db.selectFrom('badge_issued').select('member').execute();
    assert.equal(left?.member, null);
    assert.equal((await service.check(token)).verdict, 'valid');
  });
});
