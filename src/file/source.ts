import {CommunityError, isAbort} from '../model/errors.js';
import {decode, limited, tooLarge} from './bytes.js';
import {fileLimit} from './format.js';

/** Where a community file comes from: an address, or a file somebody chose. */
export interface FileSource {
  readonly src?: string | undefined;
  readonly file?: Blob | undefined;
  /** Instead of the platform's, where requests must be signed. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes have arrived, and of how many where that is known. */
  readonly onProgress?: ((progress: {readonly bytes: number; readonly of?: number}) => void) | undefined;
  /** Told how the host answered, before the first byte. */
  readonly onHeaders?: ((headers: Headers) => void) | undefined;
}

/** The bytes of a community file as they arrive. What goes wrong is said in words for the author of the page. */
export async function* openFile({
  src,
  file,
  fetch = globalThis.fetch.bind(globalThis),
  signal,
  onProgress,
  onHeaders,
}: FileSource): AsyncGenerator<Uint8Array> {
  const name = src ?? (file instanceof File ? file.name : 'The file');
  const {body, length} = file ? {body: file.stream(), length: file.size} : await request(src, fetch, signal, onHeaders);
  if (length !== undefined && length > fileLimit) {
    void body?.cancel();
    throw tooLarge(name, length);
  }
  const tell = onProgress && ((bytes: number) => onProgress({bytes, ...(length !== undefined && {of: length})}));
  if (body) yield* limited(chunks(body), name, tell);
}

async function request(
  src: string | undefined,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
  onHeaders?: (headers: Headers) => void,
) {
  if (!src)
    throw new CommunityError(
      'invalid',
      'No community file is named: write src="community.json", with the address of one.',
    );
  let response: Response;
  try {
    response = await fetch(src, {...(signal && {signal}), headers: {accept: 'application/json'}});
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    throw new CommunityError(
      'offline',
      `${src} cannot be reached: no network, a wrong host, or a host that lets no other page read it.`,
      {cause},
    );
  }
  if (!response.ok) throw refusal(src, response);
  onHeaders?.(response.headers);
  // Of a compressed answer the length says little; what arrives is counted as well.
  const length = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  return {body: response.body, length: length ? Number(length) : undefined};
}

function refusal(src: string, {status, headers}: Response): CommunityError {
  if (status === 401) return new CommunityError('signed-out', `${src} is shown to people who are signed in.`);
  if (status === 403) return new CommunityError('forbidden', `${src} may not be read by this person.`);
  // Not `not-found`: nobody looks for an item here, an author has to mend an address.
  if (status === 404 || status === 410)
    return new CommunityError('invalid', `There is no community file at ${src}. Look at the address in src="…".`);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isNaN(seconds) ? {} : {retryAfter: seconds * 1000};
  return status === 429
    ? new CommunityError('rate-limited', `${src} was asked for too often.`, wait)
    : new CommunityError('unavailable', `${src} cannot be had just now (the host answered ${status}).`, wait);
}

/** Safari reads no stream by `for await`. */
async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** Opens the parts that lie beside a file, by their names. */
export function besides(source: FileSource): ((name: string) => AsyncIterable<string>) | undefined {
  const {src, file, onHeaders: _, ...others} = source;
  if (src === undefined || file) return undefined;
  return (name) => decode(openFile({...others, src: src.replace(/[^/?#]*([?#].*)?$/, name)}));
}
