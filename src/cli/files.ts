import {
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  closeSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import {once} from 'node:events';

import {decode} from '../file/bytes.js';
import {fileFormat} from '../file/format.js';
import {type CommunityFile, readCommunity, type ReadOptions} from '../file/index.js';
import {UsageError} from './usage.js';

/** Reads the one community file a command line names. A command, unlike a page, takes a file of any size. */
export async function readFileNamed(
  [path, ...others]: readonly string[],
  options?: ReadOptions,
): Promise<CommunityFile> {
  if (path === undefined) throw new UsageError('Which community file?');
  if (others.length > 0) throw new UsageError(`One community file, please, and not ${others.join(', ')} as well.`);
  if (!existsSync(path)) throw new Error(`There is no file at ${path}.`);
  return readCommunity(decode(createReadStream(path)), options);
}

/** Writes a file whole or not at all; never over one that is something else. */
export async function writePieces(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<number> {
  if (existsSync(path) && !isCommunityFile(path))
    throw new Error(
      `${path} is there and is no community file; it was not touched. Choose another name, or move it away.`,
    );
  const beside = `${path}.part`;
  const stream = createWriteStream(beside);
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      if (!stream.write(piece)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
    renameSync(beside, path);
    return bytes;
  } catch (error) {
    stream.destroy();
    rmSync(beside, {force: true});
    throw error;
  }
}

function isCommunityFile(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(1000);
    const length = readSync(file, start);
    return length === 0 || start.includes(fileFormat);
  } finally {
    closeSync(file);
  }
}
