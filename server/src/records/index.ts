import type {Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {Records} from '../handler/index.js';
import type {PostgresSource} from '../postgres/index.js';
import {readAudit} from './audit.js';
import {erasePerson} from './erasure.js';
import {personalDataOf} from './personal-data.js';
import {retain, type Retention} from './retention.js';

export {personalDataOf} from './personal-data.js';
export type {Retention} from './retention.js';

export interface KeptRecords extends Records {
  /** Lets go of what is kept no longer. */
  retain(this: void): Promise<void>;
}

/** What the service keeps of what was done, and of people, over its own tables. */
export function openRecords(db: Kysely<Tables>, source: PostgresSource, retention: Retention): KeptRecords {
  return {
    audit: (asked) => readAudit(db, asked),
    dataOf: (member, asker) => personalDataOf(db, source, member, asker),
    erase: (member, by) => erasePerson(db, source, member, by),
    retain: () => retain(db, source, retention),
  };
}
