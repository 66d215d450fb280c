import {isObject, textOf, type JsonObject} from './credential.js';
import {fromBase64Url, toBase64Url} from './encodings.js';

/** So many entries a list has at least, so that nobody learns whose is asked for (Bitstring Status List 1.0, section 6.1). */
export const fewest = 131_072;
/** The most bytes of one once it is unpacked: small ones can be packed to be endless. */
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
  const bits = packed && purposes.includes(purpose) ? await unpacked(packed) : undefined;
  const byte = bits?.[index >> 3];
  return byte === undefined ? undefined : (byte & (128 >> (index & 7))) !== 0;
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      length += next.value.length;
      if (length > mostBytes) {
        await reader.cancel();
        return undefined;
      }
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
