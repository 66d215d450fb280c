import type {Kept} from './kept.js';

/** One thing as it lies in the browser's database: nothing of it can be read, not when it was written, nor whether it is long. */
export interface Sealed {
  readonly id: string;
  /** Names the key. */
  readonly key: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Sealed texts are as long as a multiple of this, in bytes. */
const step = 1024;

/** A key that can be used on this device, and never be read. */
export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

/** 128 bits of chance: a UUIDv7 would tell when. */
export function opaqueId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * AES-GCM as NIST SP 800-38D has it: a fresh 96-bit IV by chance for each write, good for 2³² writes with one key. Its id is sealed with
 * it, so that nothing can be laid in the place of something else.
 */
export async function seal(kept: Kept, name: string, key: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = bytesOf(JSON.stringify(kept));
  const padded = new Uint8Array(Math.ceil(plain.length / step) * step).fill(0x20);
  padded.set(plain);
  const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: bytesOf(kept.id)}, key, padded);
  return {id: kept.id, key: name, iv, data};
}

/** Nothing where it is not what was sealed with this key under this id. */
export async function unseal({id, iv, data}: Sealed, key: CryptoKey | undefined): Promise<Kept | undefined> {
  if (!key) return undefined;
  try {
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv, additionalData: bytesOf(id)}, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as Kept;
  } catch {
    return undefined;
  }
}

/** What a journal's database is called: of whom it is cannot be read from it. */
export async function nameFor(source: string, person: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(JSON.stringify([source, person])));
  return `cop-elements.journal.${hex(new Uint8Array(digest).subarray(0, 16))}`;
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
