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

import {basename, dirname, join} from 'node:path';

import {decode, Fingerprint} from '../file/bytes.js';
import {fileFormat, fileLimit, type CommunityFile, type FileHeader, type Part} from '../file/format.js';
import {readCommunity, type ReadOptions} from '../file/read.js';
import {fileEnd, partSize, writeCommunity, writeHead, writeParts} from '../file/write.js';
import type {Item} from '../model/item.js';
import {UsageError} from './usage.js';

/** Reads the one community file a command line names. A command, unlike a page, takes a file of any size. */
export async function readFileNamed(
  [path, ...others]: readonly string[],
  options?: ReadOptions,
): Promise<CommunityFile> {
  if (path === undefined) throw new UsageError('Which community file?');
  if (others.length > 0) throw new UsageError(`One community file, please, and not ${others.join(', ')} as well.`);
  if (!existsSync(path)) throw new Error(`There is no file at ${path}.`);
  const part = (name: string) => {
    const beside = join(dirname(path), name);
    if (!existsSync(beside)) throw new Error(`There is no ${name} beside ${path}, and a part of it should be there.`);
    return decode(createReadStream(beside));
  };
  return readCommunity(decode(createReadStream(path)), {...options, part});
}

/** Writes a community as one file, or, above the limit of one, as a head with its parts beside it. Answers all bytes, and what was written. */
export async function writeFile(
  path: string,
  header: FileHeader,
  items: readonly Item[],
  limit = fileLimit,
): Promise<{readonly bytes: number; readonly files: readonly string[]}> {
  let bytes = 0;
  for (const piece of writeCommunity(header, items)) bytes += Buffer.byteLength(piece);
  if (bytes <= limit) return {bytes: await writePieces(path, writeCommunity(header, items)), files: [path]};
  const parts: Part[] = [];
  const stem = basename(path)
    .replace(/\.json$/i, '')
    .replace(/[^\w.-]+/g, '-');
  for (const text of writeParts(items, Math.min(limit / 2, partSize))) {
    const href = `${stem}.${parts.length + 1}.jsonl`;
    parts.push({href, print: new Fingerprint().add(Buffer.from(text)).value});
    await writePieces(join(dirname(path), href), [text]);
  }
  // Last, so that no head ever names a part that is not whole.
  await writePieces(path, [writeHead({...header, parts}), fileEnd]);
  return {bytes, files: [path, ...parts.map(({href}) => join(dirname(path), href))]};
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
    return length === 0 || start.includes(fileFormat) || (path.endsWith('.jsonl') && start.includes('{"kind":'));
  } finally {
    closeSync(file);
  }
}
