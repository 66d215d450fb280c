import {joined} from './encodings.js';

/** Unpacks what others packed; nothing where it is broken, or would be more than so many bytes: small ones can be made to be endless. */
export async function inflated(
  bytes: Uint8Array,
  format: CompressionFormat,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const packed = new Blob([new Uint8Array(bytes)]).stream();
    const reader = packed.pipeThrough(new DecompressionStream(format)).getReader();
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
  return joined(...parts);
}
