import {batch} from '../../adapter/batch.js';
import {cache} from '../../adapter/cache.js';
import type {CommunityAdapter} from '../../adapter/contract.js';
import {loadDatabases} from '../../adapter/indexed-db.js';
import {outbox} from '../../adapter/outbox.js';
import {CommunityError, isTransient, toCommunityError} from '../../model/errors.js';
import {rest} from './rest.js';

interface Attributes {
  readonly src?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * What `<cop-community adapter="rest" src="…">` opens: the service as whoever is signed in there by a cookie, reads of one turn together,
 * answers kept for when it cannot be reached, and writes kept until it has them. `credentials="include"` sends cookies to another host.
 *
 * A page with tokens calls `provideAdapter(restForPage({url, token}))` instead.
 */
export async function fromAttributes({src, attributes = {}}: Attributes): Promise<CommunityAdapter> {
  if (!src)
    throw new CommunityError('invalid', '<cop-community adapter="rest"> has no address: say src="https://…/api/v1/".');
  const credentials = attributes['credentials'] === 'include' ? 'include' : 'same-origin';
  return restForPage({url: src, credentials});
}

/**
 * The `rest` adapter with everything a page wants around it. Asks the service who is signed in, once.
 *
 * @param source What speaks to the service, where `rest` itself does not.
 */
export async function restForPage(
  options: Parameters<typeof rest>[0],
  source: CommunityAdapter = rest(options),
): Promise<CommunityAdapter> {
  const {url} = options;
  // Fetched while the service answers.
  loadDatabases().catch(() => undefined);
  const person = await whoIs(source, url);
  const named = person === undefined ? {} : {person};
  return outbox(cache(batch(source), {name: url, ...named}), {source: url, ...named});
}

/** Who is signed in; where nobody can be asked, who was. */
async function whoIs(source: CommunityAdapter, url: string): Promise<string | undefined> {
  const key = `cop-elements.rest/${url}`;
  try {
    const {you} = await source.describe();
    remember(key, you?.member);
    return you?.member;
  } catch (error) {
    const last = isTransient(toCommunityError(error)) ? remembered(key) : undefined;
    if (last === undefined) throw error;
    return last;
  }
}

function remember(key: string, person: string | undefined): void {
  try {
    if (person === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, person);
  } catch {
    // Then it is asked again next time.
  }
}

function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
