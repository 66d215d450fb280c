import type {CommunityAdapter} from '../../adapter/contract.js';
import {createStore} from '../../adapter/store/store.js';
import {opening} from '../../file/opening.js';
import type {AnyItem} from '../../model/item.js';
import type {LocalDatabase, Taken} from './database.js';
import {storeIn} from './kept-store.js';
import {takeIn} from './take-in.js';
import type {Look} from './look.js';
import type {LocalOptions} from './options.js';
import {forPerson} from './person.js';
import {findPlace} from './place.js';

/** A community kept in this browser: taken in from a file once, changed here, and shared by the tabs of a site. */
export function local(options: LocalOptions): CommunityAdapter {
  return opening('local', (signal) => open(options, signal), {write: true, watch: true});
}

interface Attributes {
  readonly src?: string;
  readonly person?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What `<cop-community adapter="local" src="…" person="…">` opens; `changed="replace"` takes a changed file in place of what was written here. */
export function fromAttributes({
  src,
  person,
  attributes: {database, lang, changed} = {},
}: Attributes): CommunityAdapter {
  return local({src, person, database, language: lang, ...(changed === 'replace' && {onChanged: () => 'replace'})});
}

/** Deletes what this browser keeps under a name: the `database` of the options, else the file's address. */
export async function forget(name: string): Promise<void> {
  const {deleteDB} = await import('idb');
  await deleteDB(`cop-elements.local:${name}`);
}

async function open(options: LocalOptions, signal: AbortSignal): Promise<CommunityAdapter> {
  const {language} = options;
  const base = {name: 'local', ...(language !== undefined && {language})};
  const limits: string[] = [];
  const {database, taken, seen} = await findPlace(options, signal);
  const file = seen.is === 'new' && (await isWanted(taken, options, limits)) ? seen : undefined;
  if (seen.is === 'missing')
    limits.push(
      `This is the copy that this browser keeps; the community file could not be looked at again. ${seen.why.message}`,
    );

  if (database && (!file || (await isTakenIn(database, file, taken)))) {
    const {store, header, items} = await storeIn(database, base, seen);
    return forPerson(store, items, header, options, limits);
  }
  database?.close();
  limits.push('This browser keeps nothing for this page: what you write here is gone when the page is closed.');
  const {items, header} = file!.file;
  const title = header.organisation?.name;
  const store = createStore({...base, keeps: false, load: {items}, ...(title !== undefined && {title})});
  return forPerson(store, items, header, options, limits);
}

type New = Look & {readonly is: 'new'};

/** Is the file to be taken in? Where something was written here since, somebody is asked. */
async function isWanted(taken: Taken | undefined, {onChanged, src}: LocalOptions, limits: string[]): Promise<boolean> {
  if (!taken?.isWritten) return true;
  const answer = await onChanged?.(src === undefined ? {} : {src});
  if (answer === 'replace') return true;
  limits.push(
    'The community file has changed since it was taken in. You see what this browser keeps, with all that was written here.',
  );
  return false;
}

/** Answers false where the browser has no room for it. Where another tab was quicker, what it took in is as good. */
async function isTakenIn(
  database: LocalDatabase,
  {file, print, validator}: New,
  taken: Taken | undefined,
): Promise<boolean> {
  const {header, items} = file;
  try {
    await takeIn(
      database,
      items as unknown as readonly AnyItem[],
      {print, validator, header, isWritten: false},
      taken?.print,
    );
    return true;
  } catch {
    return false;
  }
}
