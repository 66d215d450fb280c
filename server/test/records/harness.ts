import {beforeEach} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import type {AuditPage} from '../../src/handler/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {openRecords} from '../../src/records/index.js';
import {ask} from '../support/ask.js';
import {oneDatabase} from '../support/one-database.js';

export const day = 86_400_000;

/** Threads, practices and marks in which Mo has a part; `mo` alone is a word that others may use. */
const written: readonly Item[] = [
  item('discussion', {id: 'asked', type: 'question', title: 'mo', body: 'Why is it slow?', createdBy: 'mo'}),
  item('discussion', {
    id: 'told',
    type: 'story',
    title: 'Thanks',
    body: 'To [@Mo Farouk](member:mo) and mo.',
    createdBy: 'nia',
  }),
  item('reply', {id: 'answer', discussion: 'told', body: 'Glad to, says Mo.', createdBy: 'mo'}),
  item('discussion', {id: 'anonymous', type: 'idea', title: 'Unsigned', anonymous: true, createdBy: 'mo'}),
  item('practice', {id: 'practice', title: 'Ours', authors: ['nia', 'mo'], stewards: ['mo'], createdBy: 'nia'}),
  item('revision', {
    id: 'revision',
    subject: 'practice',
    of: '0',
    before: JSON.stringify({title: 'Mine', authors: ['mo'], steps: 'Ask [@Mo Farouk](member:mo) "first".'}),
    createdBy: 'nia',
  }),
  item('follow', {id: 'follow', subject: 'told', createdBy: 'mo', visibility: 'person'}),
  item('badge', {id: 'badge', name: 'Helper', criteria: 'Helps.', createdBy: 'ada'}),
  item('award', {id: 'award', badge: 'badge', member: 'mo', message: 'Well done', createdBy: 'fay'}),
];

/** A service's records over a database with the above in it, anew for every test of the suite this is called in. */
export class Harness {
  readonly database = oneDatabase();
  source!: PostgresSource;

  constructor() {
    beforeEach(async () => {
      this.source = await this.database.fresh([...organisation, ...written]);
    });
  }

  get db() {
    return this.database.connection.db;
  }

  records() {
    return openRecords(this.db, this.source, {leavers: 30, audit: 30, notices: 30});
  }

  async send(method: string, path: string, as = '') {
    const answer = await ask(this.source, method, path, {as, records: this.records()});
    const text = await answer.text();
    return {status: answer.status, told: (text ? JSON.parse(text) : {}) as Record<string, unknown>};
  }

  async write(as: string, change: object) {
    return this.source.write!(change as Change, {key: newId(), actor: await this.source.actor(as)});
  }

  async audit(path = 'audit?community=storage', as = 'fay') {
    return (await this.send('GET', path, as)).told as unknown as AuditPage;
  }
}
