import type {Change} from '../../../src/adapter/contract.js';
import {verify, type Checked} from '../../../src/badges/verify.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import {openBadges, type BadgeOptions, type IssuerSettings} from '../../src/badges/index.js';
import type {Badges} from '../../src/handler/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {outbound} from '../../src/outbound/index.js';
import {ask as answerOf} from '../support/ask.js';
import {oneDatabase} from '../support/one-database.js';

export const home = 'https://intranet.example.org/api/v1/';
export const did = 'did:web:intranet.example.org:api:v1';
export const page = 'https://intranet.example.org/communities';

const badge = item('badge', {
  id: 'helper',
  name: 'Helping hand',
  description: 'Helped somebody.',
  criteria: 'Answers *well*.',
  level: 'second',
  createdBy: 'fay',
});
const award = (id: string, more: object = {}) =>
  item('award', {id, badge: 'helper', member: 'mo', createdBy: 'nia', message: 'Thank you!', ...more});

const ask = outbound({userAgent: 'tests'});

/** Mo was given some awards. */
export const awarded: readonly Item[] = [
  ...organisation.map((each) => (each.id === 'mo' ? ({...each, mail: 'Mo@example.org'} as Item) : each)),
  badge,
  item('badge', {id: 'short', name: 'For a month', criteria: 'Once.', months: 1, createdBy: 'fay'}),
  item('practice', {id: 'open', title: 'Open to all', state: 'approved', visibility: 'public', createdBy: 'nia'}),
  item('practice', {id: 'inner', title: 'Ours alone', state: 'approved', createdBy: 'nia'}),
  award('a-1', {
    evidence: [
      {kind: 'practice', id: 'open'},
      {kind: 'practice', id: 'inner', title: 'Ours alone'},
      {url: 'https://talks.example.com/1', title: 'The talk'},
      {url: 'https://wiki.corp/secret', title: 'The plan'},
      {url: 'http://talks.example.com/2'},
    ],
  }),
  award('a-2', {badge: 'short', createdAt: '2026-01-31T09:00:00Z'}),
  award('a-3', {visibility: 'public'}),
  award('a-rule', {createdBy: 'mo', rule: {count: 'accepted', from: 10, sum: 12}}),
];

/** A service that issues, over a database of its own, and one to check with. */
export function issuing() {
  const database = oneDatabase();
  let source: PostgresSource;
  let badges: Badges;
  const open = (more: Partial<IssuerSettings> = {}, others: Partial<BadgeOptions> = {}) => {
    const issuer = {name: 'Storage guild', home, page, algorithm: 'RS256' as const, ...more};
    return openBadges({
      db: database.connection.db,
      source,
      secret: 'sealed with this',
      issuer,
      outside: {ask},
      ...others,
    });
  };
  const send = (method: string, path: string, as = '', body?: object | Uint8Array, given = badges) =>
    answerOf(source, method, path, {as, body, badges: given});
  return {
    open,
    send,
    get source() {
      return source;
    },
    get db() {
      return database.connection.db;
    },
    get badges() {
      return badges;
    },
    fresh: async () => {
      source = await database.fresh(awarded);
      badges = open();
    },
    write: (change: object) => source.write!(change as Change, {key: newId()}),
    /** Takes an award elsewhere: the bytes of the file. */
    issued: async (given: object = {}, as = 'mo', from = badges): Promise<Buffer> => {
      const answer = await send('POST', 'badges/issued', as, {award: 'a-1', as: 'text', proof: 'jwt', ...given}, from);
      const {data} = (await answer.json()) as {data: string};
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      return Buffer.from(data, 'base64');
    },
    check: (signed: string | Buffer, now?: number): Promise<Checked> =>
      verify(String(signed), {fetchDocument: badges.document, ...(now !== undefined && {now})}),
  };
}
