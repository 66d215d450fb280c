import type {Attachment, AttachmentOptions, CommunityAdapter, UploadOptions} from '../../adapter/contract.js';
import type {Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import {isKind} from '../../model/kinds.js';
import type {KnownFile} from './options.js';

/** What no browser runs by itself; a service looks at the bytes as well. */
const taken =
  /^(?:image\/(?:png|jpeg|gif|webp|avif)|text\/(?:plain|csv|markdown)|video\/(?:mp4|webm)|application\/(?:pdf|zip|json|vnd\.o.*))$/;

interface Kept extends Attachment {
  readonly file: Blob;
  readonly community: string;
  readonly by: string | undefined;
  readonly url: string;
}

/** A source that keeps files as long as the page is open, for whoever sees an item that names them; takes none where `most` is 0. */
export function withFiles(source: CommunityAdapter, most: number, known: readonly KnownFile[]): CommunityAdapter {
  const files = new Map<string, Kept>(known.map((file) => [file.id, ofBefore(file)]));
  if (most === 0 && files.size === 0) return source;
  const upload: NonNullable<CommunityAdapter['upload']> = async (file, options) => {
    options.signal?.throwIfAborted();
    const before = files.get(options.id);
    const kept = before ? same(before, file, options) : await keep(file, options, most);
    files.set(options.id, kept);
    options.onProgress?.(1);
    return about(kept);
  };
  return {
    ...source,
    ...(most > 0 && {
      describe: async (options) => ({...(await source.describe(options)), files: {most}}),
      upload,
    }),
    attachment: async (id, {of, actor, signal}: AttachmentOptions = {}) => {
      signal?.throwIfAborted();
      const kept = files.get(id);
      if (!kept || !(isTheirs(kept, actor) || (await isNamed(source, kept, of, actor))))
        throw new CommunityError('not-found', 'This file is not there, or not for you to see.');
      return {...about(kept), url: kept.url};
    },
    close: () => {
      for (const {url} of files.values()) URL.revokeObjectURL(url);
      files.clear();
      source.close?.();
    },
  };
}

async function keep(file: Blob, {id, community, name, actor}: UploadOptions, most: number): Promise<Kept> {
  assertMayAdd(actor, community);
  if (file.size === 0) throw refused('This file is empty.');
  if (file.size > most) throw new CommunityError('too-large', `A file has at most ${most} bytes.`);
  if (!taken.test(file.type)) throw refused('Files of this kind are not taken.');
  const size = {size: file.size, ...(await pixelsOf(file))};
  return {id, name, type: file.type, ...size, file, community, by: actor?.member, url: URL.createObjectURL(file)};
}

function ofBefore({file, ...known}: KnownFile): Kept {
  return {...known, file, type: file.type, size: file.size, url: URL.createObjectURL(file)};
}

function same(known: Kept, file: Blob, {community, actor}: UploadOptions): Kept {
  const isSame = known.size === file.size && known.community === community && known.by === actor?.member;
  if (isSame) return known;
  throw new CommunityError('conflict', 'There is another file with this id. Make a new id.');
}

function assertMayAdd(actor: Actor | undefined, community: string): void {
  if (!actor || actor.administrator) return;
  if (actor.member === undefined) throw new CommunityError('signed-out', 'Sign in to add a file.');
  if ((actor.roles[community] ?? 'guest') === 'guest')
    throw new CommunityError('forbidden', 'You may not add files to this community.');
}

function isTheirs({by}: Kept, actor: Actor | undefined): boolean {
  return !actor || actor.administrator === true || (actor.member !== undefined && actor.member === by);
}

/** Is it seen through this item: one that this person sees, that names it, and that whoever added it wrote? */
async function isNamed(source: CommunityAdapter, file: Kept, of = '', actor: Actor | undefined): Promise<boolean> {
  const slash = of.indexOf('/');
  const [kind, id] = [of.slice(0, slash), of.slice(slash + 1)];
  if (!isKind(kind)) return false;
  const [item] = await source.get(kind, [id], actor && {actor});
  const [whole] = await source.get(kind, [id]);
  return (
    item?.community === file.community &&
    new RegExp(`attachment:${file.id}(?![\\w-])`).test(JSON.stringify(item)) &&
    whole?.createdBy === file.by
  );
}

function about({id, name, type, size, width, height}: Kept): Attachment {
  return {id, name, type, size, ...(width !== undefined && height !== undefined && {width, height})};
}

async function pixelsOf(file: Blob): Promise<{readonly width: number; readonly height: number} | undefined> {
  if (!file.type.startsWith('image/') || !('createImageBitmap' in globalThis)) return undefined;
  try {
    const {width, height} = await createImageBitmap(file);
    return {width, height};
  } catch (cause) {
    throw refused('This picture is broken: it cannot be opened.', cause);
  }
}

function refused(message: string, cause?: unknown): CommunityError {
  return new CommunityError('invalid', message, {fields: {file: message}, cause});
}
