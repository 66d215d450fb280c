import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach} from 'node:test';

import {item, organisation} from '../../../src/conformance/seed.js';
import {FolderStorage, openAttachments, type Storage} from '../../src/attachments/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {ask} from '../support/ask.js';
import {oneDatabase} from '../support/one-database.js';

const day = 86_400_000;

/** A service with files in a folder, over a fresh database before each test; its clock is in the test's hands. */
export function withFiles() {
  const database = oneDatabase();
  let source: PostgresSource;
  let folder: string;
  let now = Date.now();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cop-attachments-'));
  });
  after(() => rm(folder, {recursive: true}));
  beforeEach(async () => {
    now = Date.now();
    source = await database.fresh([
      ...organisation,
      item('discussion', {id: 'private', type: 'idea', title: 'Ours', visibility: 'community', createdBy: 'mo'}),
    ]);
  });

  const open = (storage: Storage = new FolderStorage(folder)) =>
    openAttachments(database.connection.db, storage, 100_000, () => now);
  const send = (method: string, path: string, as = 'mo', body?: object | Uint8Array | string) =>
    ask(source, method, path, {as, body, attachments: open()});
  return {
    get source() {
      return source;
    },
    get folder() {
      return folder;
    },
    open,
    send,
    put: (id: string, name: string, body: Uint8Array | string, {as = 'mo', community = 'storage'} = {}) =>
      send('PUT', `attachments/${id}?community=${community}&name=${encodeURIComponent(name)}`, as, body),
    /** So many days go by. */
    pass: (days: number) => void (now += days * day),
  };
}
