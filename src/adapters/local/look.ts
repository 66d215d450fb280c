import {decode, Fingerprint} from '../../file/bytes.js';
import type {CommunityFile} from '../../file/format.js';
import {readCommunity} from '../../file/read.js';
import {besides, type FileSource, openFile} from '../../file/source.js';
import {CommunityError, isCommunityError} from '../../model/errors.js';
import type {Taken} from './database.js';

/** A host that does not answer within this is not waited for where there is a copy, in milliseconds. */
const patience = 4_000;

/** What became of the file: the one that was taken in, another one, or none that could be had. */
export type Look =
  | {readonly is: 'same'; readonly validator?: string | undefined}
  | {readonly is: 'new'; readonly file: CommunityFile; readonly print: string; readonly validator?: string | undefined}
  | {readonly is: 'missing'; readonly why: CommunityError};

/** Looks at the file again. Where there is a copy already, a file that cannot be had or read is no reason to stop. */
export async function look(source: FileSource, taken: Taken | undefined, signal: AbortSignal): Promise<Look> {
  if (!taken) return whole(source, signal);
  if (!source.src && !source.file) return {is: 'same', validator: taken.validator};
  try {
    if (taken.validator !== undefined && (await validatorOf(source, signal)) === taken.validator)
      return {is: 'same', validator: taken.validator};
    return await whole(source, signal, taken.print);
  } catch (error) {
    if (isCommunityError(error)) return {is: 'missing', why: error};
    throw error;
  }
}

async function whole(source: FileSource, signal: AbortSignal, known?: string): Promise<Look> {
  let validator: string | undefined;
  const onHeaders = (headers: Headers) => (validator = versionIn(headers));
  const print = new Fingerprint();
  const bytes = print.over(openFile({...source, signal, onHeaders}));
  const options = {signal, part: besides({...source, signal})};
  if (known === undefined) {
    const file = await readCommunity(decode(bytes), options);
    // The bytes behind the last brace count as well.
    return {is: 'new', file, print: print.value, validator};
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  if (print.value === known) return {is: 'same', validator};
  return {is: 'new', file: await readCommunity(decode(again(pieces)), options), print: print.value, validator};
}

/** What the host calls the file's present version, without the file; nothing where it says nothing, or cannot be asked. */
async function validatorOf(
  {src, fetch = globalThis.fetch.bind(globalThis)}: FileSource,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!src) return undefined;
  try {
    const {ok, headers} = await fetch(src, {
      method: 'HEAD',
      cache: 'no-cache',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    return ok ? versionIn(headers) : undefined;
  } catch (error) {
    if (signal.aborted) throw error;
    if ((error as Error).name === 'TimeoutError')
      throw new CommunityError('offline', `${src} does not answer.`, {cause: error});
    return undefined;
  }
}

function versionIn(headers: Headers): string | undefined {
  const changed = headers.get('last-modified');
  return headers.get('etag') ?? (changed ? `${changed} ${headers.get('content-length') ?? ''}` : undefined);
}

async function* again(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
