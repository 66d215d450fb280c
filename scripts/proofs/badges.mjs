import {rmSync} from 'node:fs';

import {record, sample, string} from 'fast-check';
import {XMLBuilder, XMLParser} from 'fast-xml-parser';
import {PNG} from 'pngjs';
import sharp from 'sharp';
import {optimize} from 'svgo';

import {openFolder} from '../run.mjs';
import {did, documentsOf, rotateKeys, withIssuer} from './badges/issuer.mjs';
import {byDidJwtVc, byJsonwebtoken, byVc, madeByVc} from './badges/others.mjs';
import {schemas} from './badges/schema.mjs';

export const name = 'badges';
export const about =
  'Badges that the service issues are checked by programs of others and hold against the data model; badges by others are checked by ours; every changed byte is seen; pictures keep them.';

/** Whose award it is, and by whom. */
const [award, owner, giver] = ['award-01', 'dmitri-volkov', 'kenji-nakamura'];
const forms = ['text', 'svg', 'png'];
const proofs = ['jwt', 'data-integrity'];

export async function run({short}) {
  await import('../typescript.mjs');
  const ours = {
    ...(await import('../../src/badges/verify.ts')),
    ...(await import('../../src/badges/in-file.ts')),
    ...(await import('../../src/badges/encodings.ts')),
  };
  const data = openFolder('cop-badges-');
  const wrong = [];
  const holds = (is, what) => is || (wrong.push(what), console.log(`  NOT ${what}`));
  try {
    const issued = await issueAll(data, holds);
    const figure = await withIssuer(data, {}, (ask) => proveAll({ask, issued, ours, short, holds}));
    return {holds: wrong.length === 0, figure: `${figure}; ${wrong.length} things wrong`};
  } finally {
    rmSync(data, {recursive: true, force: true});
  }
}

/** Everything that can be issued: before keys are rotated and after, by both algorithms, as every form of file, known by every name. */
async function issueAll(data, holds) {
  const issued = [];
  const take = async (ask, more) => {
    const body = {award, as: 'text', proof: 'jwt', to: {mail: 'dmitri@example.org'}, ...more};
    const answer = await ask('POST', 'badges/issued', {as: owner, body});
    if (!answer.ok) throw new Error(`Nothing was issued: ${answer.status} ${await answer.text()}`);
    return Buffer.from((await answer.json()).data, 'base64');
  };
  await withIssuer(data, {BADGE_ALGORITHM: 'EdDSA'}, async (ask) => {
    issued.push({algorithm: 'EdDSA', as: 'text', proof: 'jwt', bytes: await take(ask)});
    const refused = await ask('POST', 'badges/issued', {as: giver, body: {award, as: 'text', proof: 'jwt'}});
    holds(refused.status === 403, 'somebody else took an award along');
  });
  holds(/rs256-\d and eddsa-2/.test(rotateKeys(data)), 'keys were not rotated');
  await withIssuer(data, {}, async (ask) => {
    for (const as of forms)
      for (const proof of proofs) issued.push({algorithm: 'RS256', as, proof, bytes: await take(ask, {as, proof})});
    for (const to of [{did: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'}, {name: true}])
      for (const proof of proofs)
        issued.push({algorithm: 'RS256', as: 'text', proof, bytes: await take(ask, {proof, to})});
  });
  return issued;
}

async function proveAll({ask, issued, ours, short, holds}) {
  const fetchDocument = documentsOf(ask);
  const [didDocument, jwks] = await Promise.all(
    ['did.json', 'badges/jwks'].map(async (path) => (await ask('GET', path)).json()),
  );
  const held = schemas();
  for (const {algorithm, as, proof, bytes} of issued) {
    const what = `${algorithm} ${as} ${proof}`;
    const signed = await ours.badgeIn(new Uint8Array(bytes));
    const {verdict} = await ours.verify(signed ?? '', {fetchDocument});
    holds(verdict === 'valid', `${what} is ${verdict} to ours`);
    const credential = proof === 'jwt' ? payloadOf(signed) : JSON.parse(signed);
    for (const {name: schema, validate} of held)
      holds(validate(credential), `${what} against ${schema}: ${JSON.stringify(validate.errors)}`);
    try {
      if (proof === 'data-integrity')
        holds((await byVc(credential, didDocument)) === true, `${what} by @digitalbazaar/vc`);
      else if (algorithm === 'EdDSA') holds((await byDidJwtVc(signed, didDocument)) === did, `${what} by did-jwt-vc`);
      else holds(byJsonwebtoken(signed, jwks, did).iss === did, `${what} by jsonwebtoken`);
    } catch (error) {
      holds(false, `${what} to others: ${error.message}`);
    }
  }
  const text = (algorithm, proof) =>
    String(issued.find((each) => each.as === 'text' && each.algorithm === algorithm && each.proof === proof).bytes);
  const changed = await everyByte(text('RS256', 'jwt'), text('RS256', 'data-integrity'), {
    ours,
    fetchDocument,
    short,
    holds,
  });
  const theirs = await byOthers(short ? 5 : 30, ours, holds);
  const pictures = await throughLibraries(issued, ours, holds);
  await takeBack(ask, issued, ours, fetchDocument, holds);
  return [
    `${issued.length} badges held against ${held.map((each) => each.name).join(' and ')}${held.length === 1 ? ' (1EdTech’s own file is not here: skipped by name)' : ''}`,
    'and valid to did-jwt-vc, jsonwebtoken and @digitalbazaar/vc',
    `${theirs} by @digitalbazaar/vc valid to ours`,
    `${changed} changed bytes all seen`,
    `${pictures} times through sharp, pngjs, svgo and a parser of XML`,
  ].join(', ');
}

/** Every byte of what was signed, changed; of JSON, where nothing else is said than before, it is the same badge. */
async function everyByte(token, json, {ours, fetchDocument, short, holds}) {
  let count = 0;
  // Asked for once: what stands there does not change meanwhile.
  const known = new Map();
  const once = (url) => known.get(url) ?? known.set(url, fetchDocument(url)).get(url);
  const valid = async (signed) => (await ours.verify(signed, {fetchDocument: once})).verdict === 'valid';
  const [head, body, seal] = token.split('.');
  const payload = Buffer.from(body, 'base64url');
  for (let at = 0; at < payload.length; at++) {
    const other = Buffer.from(payload);
    other[at] ^= 1;
    holds(
      !(await valid(`${head}.${other.toString('base64url')}.${seal}`)),
      `byte ${at} of the payload was changed unseen`,
    );
    count++;
  }
  for (let at = 0; at < token.length; at++) {
    const letter = token[at] === 'A' ? 'B' : 'A';
    holds(
      !(await valid(token.slice(0, at) + letter + token.slice(at + 1))),
      `letter ${at} of the JWT was changed unseen`,
    );
    count++;
  }
  const bytes = Buffer.from(json);
  // Canonical form takes ten milliseconds.
  for (let at = 0; at < bytes.length; at += short ? 11 : 1) {
    const other = Buffer.from(bytes);
    other[at] ^= 1;
    if (await valid(other.toString()))
      holds(
        saysTheSame(json, other.toString()),
        `byte ${at} of the JSON was changed unseen: ${other.toString('latin1', at - 20, at + 20)}`,
      );
    count++;
  }
  return count;
}

/** The vocabularies of versions 3.0.2 and 3.0.3 mean the same by all of our words. */
function saysTheSame(json, other) {
  const plain = (text) => JSON.stringify(JSON.parse(text)).replace('context-3.0.2.json', 'context-3.0.3.json');
  return plain(json) === plain(other);
}

/** Badges of any words, made by others. */
async function byOthers(count, ours, holds) {
  const words = string({unit: 'grapheme', minLength: 1, maxLength: 80}).filter((text) => text.trim() !== '');
  const achievements = sample(record({name: words, description: words, narrative: words, value: words}), {
    numRuns: count,
    seed: 7,
  });
  for (const {name: title, description, narrative, value} of achievements) {
    const badge = await madeByVc({
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [{type: 'IdentityObject', hashed: false, identityHash: value, identityType: 'name'}],
        achievement: {
          id: 'urn:uuid:0197f0c2-7d1e-7a31-9d60-1f6a2f5f0a11',
          type: ['Achievement'],
          name: title,
          description,
          criteria: {narrative},
        },
      },
    });
    const fetchDocument = async () => 'missing';
    const {verdict, facts} = await ours.verify(JSON.stringify(badge), {fetchDocument});
    holds(verdict === 'valid' && facts.name === title, `a badge by others is ${verdict}: ${title}`);
    const changed = structuredClone(badge);
    changed.credentialSubject.achievement.name += 'x';
    const seen = (await ours.verify(JSON.stringify(changed), {fetchDocument})).verdict;
    holds(seen === 'tampered', `a changed badge by others is ${seen}`);
  }
  return count;
}

/** What libraries of others make of the pictures, and what of the badge is in what they write. */
async function throughLibraries(issued, ours, holds) {
  let count = 0;
  const badgeIn = async (bytes) => ours.badgeIn(new Uint8Array(bytes));
  for (const {as, proof, bytes} of issued.filter((each) => each.as !== 'text')) {
    const signed = await badgeIn(bytes);
    const rounds = as === 'png' ? await pngRounds(bytes, signed, holds) : svgRounds(bytes);
    for (const [library, again] of rounds) {
      holds((await badgeIn(again)) === signed, `${as} with ${proof} lost its badge in ${String(library)}`);
      count++;
    }
  }
  return count;
}

async function pngRounds(bytes, signed, holds) {
  const {comments = []} = await sharp(bytes).metadata();
  holds(
    comments.some(({keyword, text}) => keyword === 'openbadgecredential' && text === signed),
    'sharp reads no badge',
  );
  const bare = await sharp(bytes).png().toBuffer();
  const pixels = async (png) => sharp(png).raw().toBuffer();
  holds((await pixels(bytes)).equals(await pixels(bare)), 'sharp sees other pixels');
  holds(PNG.sync.read(bytes).data.equals(PNG.sync.read(bare).data), 'pngjs sees other pixels');
  // Written anew without what was said of the picture, the badge is gone: it has to be.
  holds(!bare.includes('openbadgecredential'), 'sharp kept what it was not told to');
  return [['sharp, keeping what is said of the picture', await sharp(bytes).keepMetadata().png().toBuffer()]];
}

function svgRounds(bytes) {
  const options = {
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: '#cdata',
    trimValues: false,
  };
  const read = new XMLParser(options).parse(String(bytes));
  return [
    ['svgo', Buffer.from(optimize(String(bytes)).data)],
    ['a parser of XML', Buffer.from(new XMLBuilder(options).build(read))],
  ];
}

/** Taken back by whoever gave it, a badge is revoked everywhere. */
async function takeBack(ask, issued, ours, fetchDocument, holds) {
  const answer = await ask('POST', `items/award/${award}/revoke`, {as: giver, body: {}});
  holds(answer.ok, `the award was not taken back: ${answer.status}`);
  for (const {as, proof, bytes} of issued) {
    const {verdict} = await ours.verify(await ours.badgeIn(new Uint8Array(bytes)), {fetchDocument});
    holds(verdict === 'revoked', `${as} ${proof} is ${verdict} once it was taken back`);
  }
}

function payloadOf(token) {
  const {iss, jti, sub, nbf, exp, ...credential} = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  return credential;
}
