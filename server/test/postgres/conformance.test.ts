import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {policy} from '../../../src/adapter/policy.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {cases, runConformance, type Harness} from '../../../src/conformance/index.js';
import {visitor} from '../../../src/model/actor.js';
import {FolderStorage, openAttachments} from '../../src/attachments/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {restHarness} from '../support/rest-harness.js';
import {testDatabase, type TestDatabase} from '../support/postgres.js';

const runner = {
  describe,
  it: (name: string, body: (...context: never[]) => Promise<void>) => it(name, (context) => body(context as never)),
};

const {DATABASE_URL} = process.env;

for (const [name, url, reason] of [
  ['postgres, its own', undefined, undefined],
  ['postgres, that of DATABASE_URL', DATABASE_URL, DATABASE_URL === undefined ? 'there is no DATABASE_URL' : undefined],
] as const) {
  describe(name, {skip: reason ?? false}, () => {
    let database: TestDatabase;
    let folder: string;

    before(async () => {
      database = await testDatabase(url);
      folder = await mkdtemp(join(tmpdir(), 'cop-attachments-'));
    });

    after(async () => {
      await database.stop();
      await rm(folder, {recursive: true});
    });

    describe('bare', () => {
      let source: PostgresSource | undefined;
      const harness: Harness = {
        async open({seed, as, administrator}) {
          if (seed) {
            await source?.close();
            source = await database.fresh(seed);
          }
          const mine = source!;
          const actor = async () =>
            as === undefined ? visitor : {...(await mine.actor(as)), ...(administrator && {administrator})};
          const {close: _, ...theirs} = policy(mine as CommunityAdapter, actor);
          return theirs;
        },
        async close() {
          await source?.close();
          source = undefined;
        },
      };
      runConformance(cases, harness, runner);
    });

    describe('through the service and rest', () => {
      runConformance(
        cases,
        restHarness(
          (seed) => database.fresh(seed),
          () => ({attachments: openAttachments(database.connection.db, new FolderStorage(folder), 100_000)}),
        ),
        runner,
      );
    });
  });
}
