import {rest} from '../../../src/adapters/rest/rest.js';
import {exportGroups} from '../../../src/file/export.js';
import {readCommunity} from '../../../src/file/read.js';
import {writeCommunity} from '../../../src/file/write.js';
import type {Item} from '../../../src/model/item.js';
import {importItems} from '../../src/cli/import.js';
import {communityHandler, listen} from '../../src/handler/index.js';
import {testDatabase} from './postgres.js';

/** Takes a community file in through a service over PostgreSQL, and out again: how long the way in took, and whether it is the same. */
export async function throughService(text: string) {
  const {items} = await readCommunity(text);
  const database = await testDatabase();
  const source = await database.fresh();
  const handler = communityHandler(source, {
    who: () => ({roles: {}, administrator: true}),
    secret: 'a secret for tests alone',
    rate: false,
  });
  const {port, close} = await listen(handler.fetch, {grace: 0});
  const adapter = rest({url: `http://127.0.0.1:${port}`});
  try {
    const began = performance.now();
    const count = await importItems(adapter, items);
    const seconds = (performance.now() - began) / 1_000;
    const out: Item[] = [];
    for await (const [, group] of exportGroups(adapter)) for (const item of group) out.push(item);
    const isEqual = written(items) === written(out);
    return {count, seconds, isEqual};
  } finally {
    adapter.close?.();
    handler.close();
    await close();
    await source.close();
    await database.stop();
  }
}

function written(items: Iterable<Item>): string {
  return [...writeCommunity({}, items)].join('');
}
