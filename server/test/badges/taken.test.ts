import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';

import {exportJWK, generateKeyPair, SignJWT} from 'jose';

import {bakePng} from '../../../src/badges/bake.js';
import {toBase64Url} from '../../../src/badges/encodings.js';
import type {Item} from '../../../src/model/item.js';
import {identityHash, vocabularies} from '../../src/badges/credential.js';
import {issuing} from './issuing.js';

/** A badge by somebody elsewhere, who is their own key. */
async function elsewhere(more: object = {}, subject: object = {}) {
  const {publicKey, privateKey} = await generateKeyPair('EdDSA', {extractable: true});
  const issuer = `did:jwk:${toBase64Url(new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey))))}`;
  const hashed = {
    type: 'IdentityObject',
    hashed: true,
    identityType: 'emailAddress',
    salt: 's',
    identityHash: identityHash('mo@example.org', 's'),
  };
  const credential = {
    '@context': vocabularies,
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {id: issuer, type: ['Profile'], name: 'The other guild'},
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [hashed],
      achievement: {
        id: 'urn:uuid:2',
        type: ['Achievement'],
        name: 'Diver',
        description: 'Dives.',
        criteria: {narrative: 'Dive.'},
      },
      ...subject,
    },
    ...more,
  };
  return new SignJWT({...credential, iss: issuer})
    .setProtectedHeader({alg: 'EdDSA', kid: `${issuer}#0`})
    .sign(privateKey);
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a badge of elsewhere', () => {
  const service = issuing();
  beforeEach(() => service.fresh());
  const take = async (file: string | Uint8Array, as = 'mo', query = '') => {
    const answer = await service.send(
      'POST',
      `badges/taken${query}`,
      as,
      typeof file === 'string' ? bytes(file) : file,
    );
    return {status: answer.status, body: (await answer.json()) as Item<'credential'> & {detail?: string}};
  };

  it('is taken in to the profile of whom it was given to, with who gave it', async () => {
    const token = await elsewhere();
    const {status, body} = await take(token);
    assert.equal(status, 201);
    assert.deepEqual([body.member, body.name, body.issuer, body.signed], ['mo', 'Diver', 'The other guild', token]);
    const answer = await service.send('GET', 'items/credential?where={"parent":"mo"}', 'nia');
    assert.equal(((await answer.json()) as {total: {value: number}}).total.value, 1);
  });

  it('is taken in once, from a picture too', async () => {
    const token = await elsewhere();
    const png = await service.issued({as: 'png'});
    const [first, again] = [await take(token), await take(bakePng(png, token))];
    assert.equal(again.body.id, first.body.id);
  });

  it('may be theirs alone, and is removed by them', async () => {
    const {body} = await take(await elsewhere(), 'mo', '?visibility=person');
    assert.equal((await service.send('GET', `items/credential/${body.id}`, 'nia')).status, 404);
    assert.equal((await service.send('DELETE', `items/credential/${body.id}`, 'nia', {})).status, 404);
    assert.equal((await service.send('DELETE', `items/credential/${body.id}`, 'mo', {})).status, 200);
    assert.equal((await take(await elsewhere(), 'mo', '?visibility=public')).status, 422);
  });

  it('is not taken in where it is not what it says, and they are told why', async () => {
    const token = await elsewhere();
    const [head, body = '', seal] = token.split('.');
    const changed = `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('Diver', 'Pilot')).toString('base64url')}.${seal}`;
    for (const [file, why] of [
      [changed, /changed after it was signed/],
      [await elsewhere({validUntil: '2026-02-01T00:00:00Z'}), /expired/],
      [await elsewhere({validFrom: '2999-01-01T00:00:00Z'}), /not valid yet/],
      [await elsewhere({issuer: {id: 'did:web:else.example', type: ['Profile']}}), /Nobody can say who signed/],
      [await elsewhere({type: ['VerifiableCredential']}), /no Open Badge/],
      ['Hello', /no Open Badge/],
      [
        await elsewhere(
          {},
          {
            identifier: [
              {
                type: 'IdentityObject',
                hashed: true,
                identityType: 'emailAddress',
                identityHash: identityHash('nia@example.org', ''),
              },
            ],
          },
        ),
        /given to somebody else/,
      ],
    ] as const) {
      const {status, body: told} = await take(file);
      assert.equal(status, 422);
      assert.match(told.detail ?? '', why);
    }
    assert.equal((await take(token, '')).status, 401);
    assert.equal((await take(token, 'nia')).status, 422);
  });

  it('is made by nobody past the check, administrators who restore apart', async () => {
    const item = {id: '0197f0c2-7d1e-7a31-9d60-1f6a2f5f0a11', member: 'mo', name: 'Made up', signed: 'x'};
    assert.equal((await service.send('POST', 'items/credential', 'mo', item)).status, 403);
  });

  it('has its documents fetched for whoever is signed in', async () => {
    const address = encodeURIComponent('https://intranet.example.org/api/v1/did.json');
    assert.equal((await service.send('GET', `badges/documents?url=${address}`)).status, 401);
    const own = await service.send('GET', `badges/documents?url=${address}`, 'nia');
    assert.match(JSON.stringify(await own.json()), /assertionMethod/);
    const inside = await service.send(
      'GET',
      `badges/documents?url=${encodeURIComponent('http://127.0.0.1:1/')}`,
      'nia',
    );
    assert.deepEqual(await inside.json(), {missing: 'unreachable'});
    assert.equal((await service.send('GET', 'badges/documents?url=x', 'nia')).status, 422);
  });
});
