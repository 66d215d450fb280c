import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {createReadStream} from 'node:fs';
import {mkdir, open, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Readable} from 'node:stream';

import type {Storage} from './storage.js';

/** In a folder, which every instance has to see. */
export class FolderStorage implements Storage {
  constructor(private readonly folder: string) {}

  /** Whole or not at all: it is renamed once it is on the disk. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.folder, key);
    await mkdir(dirname(path), {recursive: true});
    const made = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(made, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(made, path);
    } catch (error) {
      await rm(made, {force: true});
      throw error;
    }
  }

  async get(key: string): Promise<Readable> {
    const read = createReadStream(join(this.folder, key));
    await once(read, 'open');
    return read;
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.folder, key), {force: true});
  }
}
