import {setTimeout as pause} from 'node:timers/promises';

import {sql, type Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {Outbound} from '../outbound/index.js';
import type {PostgresSource} from '../postgres/index.js';
import {ask, type Finding} from './ask.js';
import {collect} from './collect.js';
import {raise} from './raise.js';
import type {LinkAddressTable} from './tables.js';

export interface LinkOptions {
  readonly db: Kysely<Tables>;
  readonly source: PostgresSource;
  readonly outbound: Outbound;
  /** So many days after it was found an address is asked again. */
  readonly days: number;
  /** Between two questions to the same host, in milliseconds. */
  readonly pause?: number;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

type Address = Pick<LinkAddressTable, 'url' | 'host' | 'failures' | 'failing_since' | 'is_dead'>;

const [hour, day] = [3_600_000, 86_400_000];
/** Dead is what was not there so many times, over so long. */
const [enough, longEnough] = [3, 3 * day];
/** Of one host so many addresses a round, and so many hosts at once. */
const [perHost, hostsAtOnce, perRound] = [10, 4, 200];

/**
 * Looks now and then whether the links of practices lead anywhere.
 *
 * Nobody is pressed: one question at a time to a host, with a pause between; a host that asks for patience is left alone. One failure says nothing;
 * it is asked again after a day, two, four. Where nobody answers at all, it is we who are cut off, and nothing is concluded.
 */
export class Links {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: LinkOptions) {}

  /** One round; answers how many addresses were asked. While one runs, there is no other. */
  async check(): Promise<number> {
    let asked = 0;
    this.running ??= this.round().then(
      (count) => void ([asked, this.running] = [count, undefined]),
      (error: unknown) => {
        this.running = undefined;
        if (!this.stopping.signal.aborted) throw error;
      },
    );
    await this.running;
    return asked;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running?.catch(() => undefined);
  }

  private async round(): Promise<number> {
    const {db, source} = this.options;
    const touched = new Set(await collect(db, this.now));
    const due = await this.due();
    const findings = await this.askAll(due);
    const isCutOff = await this.isCutOff([...findings.values()]);
    for (const address of due) {
      const finding = findings.get(address.url);
      if (!finding || !(await this.remember(address, finding, isCutOff))) continue;
      const uses = await db.selectFrom('link_use').select('practice').where('url', '=', address.url).execute();
      for (const {practice} of uses) touched.add(practice);
    }
    for (const practice of touched) await raise(db, source, practice);
    return findings.size;
  }

  private async due(): Promise<readonly Address[]> {
    const {rows} = await sql<Address>`select url, host, failures, failing_since, is_dead from (
        select *, row_number() over (partition by host order by due, url) as place from link_address where due <= ${this.now}
      ) a where place <= ${perHost} order by due, url limit ${perRound}`.execute(this.options.db);
    return rows;
  }

  private async askAll(due: readonly Address[]): Promise<ReadonlyMap<string, Finding>> {
    const hosts = byHost(due);
    const findings = new Map<string, Finding>();
    const work = async () => {
      for (let addresses = hosts.pop(); addresses; addresses = hosts.pop()) await this.askHost(addresses, findings);
    };
    await Promise.all(Array.from({length: hostsAtOnce}, work));
    return findings;
  }

  private async askHost(addresses: readonly Address[], findings: Map<string, Finding>): Promise<void> {
    const {outbound, pause: between = 2_000, db} = this.options;
    const {signal} = this.stopping;
    for (const [index, {url, host}] of addresses.entries()) {
      if (index > 0) await pause(between, undefined, {signal});
      const finding = await ask(outbound, url, signal);
      if (finding.found === 'later') {
        const until = this.now + finding.wait;
        await sql`update link_address set due = greatest(due, ${until}) where host = ${host}`.execute(db);
        return;
      }
      findings.set(url, finding);
    }
  }

  /** Nobody answered: then one who answered before is asked; where that one does not either, the fault is here. */
  private async isCutOff(findings: readonly Finding[]): Promise<boolean> {
    const isAway = findings.some(({found}) => found === 'away');
    if (!isAway || findings.some(({found}) => found === 'alive' || found === 'gone')) return false;
    const known = await this.options.db
      .selectFrom('link_address')
      .select('url')
      .where('alive_at', 'is not', null)
      .where('failures', '=', 0)
      .orderBy('alive_at', 'desc')
      .executeTakeFirst();
    if (!known) return true;
    const {found} = await ask(this.options.outbound, known.url, this.stopping.signal);
    return found === 'away';
  }

  /** Keeps what was found; answers whether the address died of it, or came back. */
  private async remember(address: Address, {found, said}: Finding, isCutOff: boolean): Promise<boolean> {
    const {db, days} = this.options;
    const {url, failures, failing_since: since, is_dead} = address;
    const row = db.updateTable('link_address').where('url', '=', url);
    const usual = this.now + days * day;
    if (found === 'away' && isCutOff) {
      await row.set({due: this.now + hour}).execute();
      return false;
    }
    if (found === 'alive' || found === 'unasked') {
      const fine = {due: usual, failures: 0, failing_since: null, said, is_dead: false};
      await row.set({...fine, ...(found === 'alive' && {alive_at: this.now})}).execute();
      return is_dead;
    }
    const first = since === null ? this.now : Number(since);
    const isDead = is_dead || (failures + 1 >= enough && this.now - first >= longEnough);
    const due = isDead ? usual : Math.min(usual, this.now + 2 ** failures * day);
    await row.set({due, failures: failures + 1, failing_since: first, said, is_dead: isDead}).execute();
    return isDead !== is_dead;
  }

  private get now(): number {
    return (this.options.now ?? Date.now)();
  }
}

function byHost(addresses: readonly Address[]): (readonly Address[])[] {
  const hosts = new Map<string, Address[]>();
  for (const address of addresses) hosts.set(address.host, [...(hosts.get(address.host) ?? []), address]);
  return [...hosts.values()];
}
