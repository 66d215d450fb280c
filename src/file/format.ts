import type {Item} from '../model/item.js';
import {isKind, tableOf, type KindTable, type Role} from '../model/kinds.js';

/** The first two names of every community file. */
export const fileFormat = 'cop-elements-community';
/** Additions are minor; a file of another major version is refused with a message. */
export const fileVersion = '1.0';

/** A single file above this is refused, for a page would have to hold it whole. In bytes of UTF-8. */
export const fileLimit = 64 * 1024 * 1024;

/** The `createdAt` of an item whose source did not say when: a fixed instant, so that two imports of the same data are equal. */
export const unknownInstant = '2000-01-01T00:00:00Z';

/** What a community file says before its items. Names we do not know are kept. */
export interface FileHeader {
  readonly organisation?: Organisation;
  /** The role it was exported for; left out of a file that holds everything. */
  readonly as?: Role;
  /** The member whose file it is; who somebody is that opens it by `local` and says nothing else. */
  readonly you?: string;
  readonly [name: string]: unknown;
}

/** A part of a file above the limit, in JSON lines, beside the file. */
export interface Part {
  /** Its name alone: it lies in the folder of the file. */
  readonly href: string;
  /** The fingerprint of its bytes: the head changes when a part does. */
  readonly print?: string;
}

export interface Organisation {
  readonly name: string;
  readonly [name: string]: unknown;
}

/** A whole community file in memory: its header, and its items with every default filled in. */
export interface CommunityFile {
  readonly header: FileHeader;
  /** Of kinds we know, and of others as they came. */
  readonly items: readonly Item[];
}

/** How a kind nobody knows is read: it has no fields of its own, so that all of them survive as they are. */
const unknownKind: KindTable = {
  scope: 'community',
  states: [''],
  order: '-createdAt',
  visibility: 'organisation',
  fields: {},
};

/** The table of a kind, known or not. */
export function tableFor(kind: string): KindTable {
  return isKind(kind) ? tableOf(kind) : unknownKind;
}

/** Fields that a store computes from other items, though they stand in the tables: never written to a file, nor read from one. */
const computedFields: ReadonlyMap<string, readonly string[]> = new Map([['practice', ['maturity']]]);

export function computedFieldsOf(kind: string): readonly string[] {
  return computedFields.get(kind) ?? [];
}
