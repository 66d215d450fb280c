import {fileTypeFromBuffer} from 'file-type';
import sharp from 'sharp';

import {CommunityError} from '../../../src/model/errors.js';

/** A file as it is kept. */
export interface Harmless {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** Pictures are taken apart and made anew, so that nothing is left of what was hidden in them, places where they were taken included. */
const pictures: Readonly<Record<string, 'jpeg' | 'png' | 'webp' | 'gif'>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'webp',
};
/** What no browser runs by itself, and people pass on. */
const documents: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'video/mp4',
  'video/webm',
]);
/** Texts have no mark in them: these are told by their name, and are shown as nothing but text. */
const texts: ReadonlySet<string> = new Set(['txt', 'md', 'csv', 'log', 'json', 'yaml', 'yml']);

/** Pixels of a picture at most, and of its longer side once it is kept. */
const [mostPixels, longestSide] = [50_000_000, 4_096];
/** Longer than any picture of so many takes. */
const mostSeconds = 20;

/** What a file really is, made so that it can be shown; refuses what is none of these. */
export async function harmless(bytes: Uint8Array, name: string): Promise<Harmless> {
  if (bytes.byteLength === 0) throw refused('This file is empty.');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  const format = mime === undefined ? undefined : pictures[mime];
  if (format) return inTurn(() => redrawn(bytes, format));
  if (mime !== undefined && documents.has(mime)) return {bytes, type: mime};
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (mime === undefined && texts.has(ending) && isText(bytes)) return {bytes, type: 'text/plain; charset=utf-8'};
  throw refused(
    'Files of this kind are not taken. Send a picture (JPEG, PNG, WebP, GIF, AVIF), a PDF, an office document, a text, a ZIP, MP4 or WebM.',
  );
}

/** Pictures are made anew one after the other, for whoever answers needs the same threads; so many may wait. */
const waiting = {now: 0, most: 20};
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  if (waiting.now >= waiting.most)
    throw new CommunityError('unavailable', 'Many pictures are being added. Try again in a moment.', {
      retryAfter: 5_000,
    });
  waiting.now++;
  const turn = last.then(task).finally(() => waiting.now--);
  last = turn.catch(() => undefined);
  return turn;
}

async function redrawn(bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Harmless> {
  const isMoving = format === 'gif' || format === 'webp';
  try {
    const {data, info} = await sharp(bytes, {animated: isMoving, limitInputPixels: mostPixels, failOn: 'error'})
      .autoOrient()
      .resize({width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true})
      .toFormat(format)
      .timeout({seconds: mostSeconds})
      .toBuffer({resolveWithObject: true});
    const {width, pageHeight, height} = info;
    return {bytes: data, type: `image/${format}`, width, height: pageHeight ?? height};
  } catch (cause) {
    const isLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
    throw refused(
      isLarge
        ? 'This picture is too large: it may have 50 million pixels. Make it smaller.'
        : 'This picture is broken: it cannot be opened. Save it anew and send it again.',
    );
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', {fatal: true}).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

function refused(message: string): CommunityError {
  return new CommunityError('invalid', message, {fields: {file: message}});
}
