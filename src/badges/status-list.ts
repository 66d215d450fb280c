import {isObject, textOf, type JsonObject} from './credential.js';
import {fromBase64Url, toBase64Url} from './encodings.js';
import {inflated} from './inflated.js';

/** So many entries a list has at least, so that nobody learns whose is asked for (Bitstring Status List 1.0, section 6.1). */
export const fewest = 131_072;
/** The most bytes of one once it is unpacked. */
const mostBytes = 4_000_000;

/** Packs a list in which these are set. */
export async function encodeList(set: Iterable<number>, length = fewest): Promise<string> {
  const bits = new Uint8Array(length / 8);
  for (const index of set) bits[index >> 3]! |= 128 >> (index & 7);
  const packed = new Response(new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip')));
  return `u${toBase64Url(new Uint8Array(await packed.arrayBuffer()))}`;
}

/** Is it set in this list? Nothing where the list cannot say. */
export async function isSet(credential: JsonObject, index: number, purpose: string): Promise<boolean | undefined> {
  const subject = credential['credentialSubject'];
  if (!isObject(subject) || subject['type'] !== 'BitstringStatusList') return undefined;
  const purposes = [subject['statusPurpose']].flat();
  const packed = fromBase64Url(textOf(subject['encodedList'])?.replace(/^u/, '') ?? '*');
  const bits = packed && purposes.includes(purpose) ? await inflated(packed, 'gzip', mostBytes) : undefined;
  const byte = bits?.[index >> 3];
  return byte === undefined ? undefined : (byte & (128 >> (index & 7))) !== 0;
}
