import {CommunityError} from '../model/errors.js';
import {fileLimit} from './format.js';

/** So many bytes are looked at before the page may breathe. */
const sliceSize = 256 * 1024;

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const slice of slices(bytes)) {
    decoder ??= new TextDecoder(encodingOf(slice), {fatal: true});
    yield text(decoder, slice);
  }
  if (decoder) yield text(decoder);
}

/** The same bytes, and the promise that there are not too many of them. */
export async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > fileLimit) throw tooLarge(name);
    onBytes?.(length);
    yield piece;
  }
}

export function tooLarge(name: string, bytes?: number): CommunityError {
  const megabytes = (size: number) => `${Math.round(size / 1024 / 1024)} MB`;
  const size = bytes === undefined ? `more than ${megabytes(fileLimit)}` : megabytes(bytes);
  return new CommunityError(
    'too-large',
    `${name} has ${size}, and a page can hold a community file of ${megabytes(fileLimit)} at most. Export it again: cop-elements parts it.`,
  );
}

/** A fingerprint of bytes as they pass, for telling files apart; 53 bits, and no secret (there is no `crypto.subtle` on plain http). */
export class Fingerprint {
  private first = 0xdeadbeef;
  private second = 0x41c6ce57;
  private length = 0;

  async *over(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const slice of slices(bytes)) {
      this.add(slice);
      yield slice;
    }
  }

  add(bytes: Uint8Array): this {
    this.length += bytes.length;
    for (const byte of bytes) {
      this.first = Math.imul(this.first ^ byte, 2654435761);
      this.second = Math.imul(this.second ^ byte, 1597334677);
    }
    return this;
  }

  get value(): string {
    const mixed = (one: number, other: number) =>
      Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
    const hex = (number: number) => (number >>> 0).toString(16).padStart(8, '0');
    return `${hex(mixed(this.first, this.second))}${hex(mixed(this.second, this.first))}-${this.length}`;
  }
}

async function* slices(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += sliceSize) yield piece.subarray(at, at + sliceSize);
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function text(decoder: TextDecoder, slice?: Uint8Array): string {
  try {
    return slice ? decoder.decode(slice, {stream: true}) : decoder.decode();
  } catch (cause) {
    throw new CommunityError(
      'invalid',
      'The community file is not written in UTF-8, or breaks off within a letter; save it as UTF-8.',
      {cause},
    );
  }
}
