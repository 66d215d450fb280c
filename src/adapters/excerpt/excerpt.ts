import type {CommunityAdapter, Description} from '../../adapter/contract.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';

/** A few items as a source answered them to somebody of a role: `cop-elements export --practice` makes one. */
export interface Excerpt {
  readonly format: 'cop-elements-excerpt';
  /** Whom it was made for; never somebody who sees everything. */
  readonly as: string;
  readonly description: Description;
  readonly items: {readonly [kind: string]: readonly AnyItem[] | undefined};
}

export interface ExcerptOptions {
  readonly src?: string | undefined;
  /** Instead of the platform's, where requests must be signed. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A card of its own in any page: a small file with what it shows, read once. There is nothing to search or to sort, and so nothing of a store
 * is fetched; what hangs on an item is listed by it.
 */
export function excerpt({src = '', fetch = globalThis.fetch.bind(globalThis)}: ExcerptOptions): CommunityAdapter {
  let reading: Promise<Excerpt> | undefined;
  const opened = () =>
    (reading ??= read(src, fetch).catch((error: unknown) => {
      reading = undefined;
      throw error;
    }));
  const adapter = {
    name: 'excerpt',
    describe: async () => (await opened()).description,
    get: async (kind: string, ids: readonly string[]) => {
      const {items} = await opened();
      return ids.map((id) => items[kind]?.find((item) => item.id === id));
    },
    list: async (kind: string, {where = {}}: {readonly where?: Readonly<Record<string, unknown>>}) => {
      const {items: all} = await opened();
      const {parent} = where;
      const items = (all[kind] ?? []).filter(
        (item) => parent === undefined || item['practice'] === parent || item['subject'] === parent,
      );
      return {items, total: {value: items.length, is: 'exact'}};
    },
  };
  return adapter as unknown as CommunityAdapter;
}

/** What `<cop-community adapter="static" excerpt src="…">` opens. */
export const fromAttributes = ({src}: {readonly src?: string}): CommunityAdapter => excerpt({src});

async function read(src: string, fetch: typeof globalThis.fetch): Promise<Excerpt> {
  let response: Response;
  try {
    response = await fetch(src);
  } catch (cause) {
    throw new CommunityError('offline', `${src} cannot be reached.`, {cause});
  }
  const {ok, status} = response;
  if (!ok) {
    const kind =
      status === 401 ? 'signed-out' : status === 403 ? 'forbidden' : status < 500 ? 'invalid' : 'unavailable';
    throw new CommunityError(kind, `${src} cannot be had (${status}).`);
  }
  const file = (await response.json().catch(() => ({}))) as Partial<Excerpt>;
  if (file.format !== 'cop-elements-excerpt' || file.as === 'administrator')
    throw new CommunityError(
      'invalid',
      `${src} is no excerpt. Make one: cop-elements export … --practice <id> -o ${src}`,
    );
  return file as Excerpt;
}
