import {hasIndexedDb} from '../../adapter/indexed-db.js';
import {LocalDatabase, type Taken} from './database.js';
import {look, type Look} from './look.js';
import type {LocalOptions} from './options.js';

/** Where a community is kept, what was taken in there, and what the file looks like now. */
export interface Place {
  /** Absent where the browser keeps nothing. */
  readonly database?: LocalDatabase | undefined;
  readonly taken?: Taken | undefined;
  readonly seen: Look;
}

/**
 * Finds the place of a file, named by its address.
 *
 * Another organisation at the same address is no changed file: it gets a place of its own, and what was written in the first one
 * is there when that one comes back.
 */
export async function findPlace(options: LocalOptions, signal: AbortSignal): Promise<Place> {
  const name = options.database ?? options.src;
  const {database, taken} = await open(name);
  try {
    const seen = await look(options, taken, signal);
    if (seen.is !== 'new' || !taken?.isWritten) return {database, taken, seen};
    const [here, there] = [taken.header.organisation?.name, seen.file.header.organisation?.name];
    if (here === there || there === undefined) return {database, taken, seen};
    database?.close();
    const other = await open(`${name} of ${there}`);
    const isSame = other.taken?.print === seen.print;
    return {...other, seen: isSame ? {is: 'same', validator: seen.validator} : seen};
  } catch (error) {
    database?.close();
    throw error;
  }
}

async function open(name: string | undefined): Promise<Omit<Place, 'seen'>> {
  if (name === undefined || !hasIndexedDb()) return {};
  const database = new LocalDatabase(name);
  try {
    return {database, taken: await database.taken()};
  } catch {
    // A sandboxed frame, a private window, a full disk: it works as long as the page is open.
    database.close();
    return {};
  }
}
