import {after, before} from 'node:test';

import {sharedServer, testDatabase, type TestDatabase} from './postgres.js';

/** A database for the tests of one `describe`: there before the first of them, and gone after the last. */
export function oneDatabase(): Omit<TestDatabase, 'stop'> {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase(sharedServer);
  });
  after(() => database.stop());
  return {
    get connection() {
      return database.connection;
    },
    get url() {
      return database.url;
    },
    fresh: (...given) => database.fresh(...given),
  };
}
