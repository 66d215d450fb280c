import type {Readable} from 'node:stream';

/** Where bytes are kept, by a key that is made of letters, digits, `-`, `_` and `/`. */
export interface Storage {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Fails where nothing has this key. */
  get(key: string): Promise<Readable>;
  /** Nothing happens where nothing has this key. */
  remove(key: string): Promise<void>;
}
