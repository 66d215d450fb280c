import {communityHandler} from '../../src/handler/index.js';
import {overMemory, secret, whoOf} from '../handler/over-memory.js';
import {testDatabase} from '../support/postgres.js';
import type {Fuzz} from './fuzz.js';
import {everyKind} from './items.js';

export interface Source extends Pick<Fuzz, 'send'> {
  close(): void | Promise<void>;
}

/** How each source is opened, with the items of `items.ts` in it. */
const sources: Readonly<Record<string, () => Source | Promise<Source>>> = {
  memory: () => {
    const {fetch, close} = overMemory({}, everyKind);
    return {
      close,
      send: ({method, path, headers, body}) =>
        fetch(new Request(`http://community.example/api${path}`, {method, headers, ...bodyOf(method, body)})),
    };
  },
  postgres: async () => {
    const database = await testDatabase();
    const source = await database.fresh(everyKind);
    const log = ({error}: {readonly error: unknown}) => console.error(error);
    const {fetch, close} = communityHandler(source, {who: whoOf(source), secret, base: '/api', rate: false, log});
    return {
      close: async () => {
        close();
        await source.close();
        await database.stop();
      },
      send: ({method, path, headers, body}) =>
        fetch(new Request(`http://community.example/api${path}`, {method, headers, ...bodyOf(method, body)})),
    };
  },
};

export async function openSource(name: string): Promise<Source> {
  const open = sources[name];
  if (!open) throw new Error(`No source is called ${name}. There are: ${Object.keys(sources).join(', ')}.`);
  return open();
}

/** Who sends; the administrator more often, for only they may do everything. The last is a visitor. */
export const people = ['mo', 'nia', 'fay', 'sten', 'otto', ...Array.from({length: 5}, () => 'ada'), 'nobody', ''];

/** No request object has a body where its method has none. */
function bodyOf(method: string, body: string | undefined): {body?: string} {
  return body === undefined || method === 'GET' || method === 'HEAD' ? {} : {body};
}
