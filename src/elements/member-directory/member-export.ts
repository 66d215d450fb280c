import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';

import type {Query} from '../../adapter/contract.js';
import type {common} from '../../i18n/en/common.js';
import {memberExport} from '../../i18n/en/member-export.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {downloadIcon} from '../../ui/icons/download.js';
import {saveFile} from '../../ui/save-file.js';
import {failure} from '../../ui/states.js';
import type {Member} from '../member-card/member-face.js';
import type {Around} from './around.js';

/** The most members of one file: a spreadsheet of more helps nobody, and a directory is no way to copy an organisation. */
const most = 10_000;
/** So many are read at a time, where the source gives as many. */
const atOnce = 1000;

const fields = [
  ...['name', 'title', 'unit', 'place', 'timeZone', 'languages', 'bio', 'mail', 'phone', 'links', 'helps', 'seeks'],
  ...['topics', 'officeHours', 'joined', 'custom'],
];

type Format = 'table' | 'cards';

/** Takes along who is in the list, as a file: all of them, not only those that are drawn, with what the reader may see of each. */
export class MemberExport implements ReactiveController {
  private running: {readonly abort: AbortController; done: number; all: number} | undefined;
  private said = '';
  private error: CommunityError | undefined;
  private format: Format = 'table';
  private readonly localize: Localize<(typeof memberExport)['phrases']>;

  constructor(
    private readonly around: Around,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.localize = new Localize(around.host, memberExport);
    around.host.addController(this);
    around.source.onChange(() => this.hostDisconnected());
  }

  hostDisconnected(): void {
    this.running?.abort.abort();
    this.running = undefined;
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {said, error, format} = this;
    const total = this.around.rows.sheet?.total.value ?? 0;
    const retry = {retry: () => void this.run(format)};
    return html`<section class="stack" part="export">
      <h4>${strings.title}</h4>
      <p class="hint">${total > most ? strings.most(most, total) : strings.about(total)}</p>
      ${error ? failure(error, this.shared.strings, retry) : nothing} ${this.renderActs()}
      <p class="hint" role="status" ?hidden=${!said}>${said}</p>
    </section>`;
  }

  private renderActs(): TemplateResult {
    const {strings} = this.localize;
    const {running} = this;
    if (!running)
      return html`<div class="row">
        ${(['table', 'cards'] as const).map((format) => html`<button type="button" class="button small" data-export=${format} @click=${() => void this.run(format)}>${downloadIcon()} ${strings[format]}</button>`)}
      </div>`;
    const words = strings.progress(running.done, running.all);
    return html`<div class="row">
      <progress max=${running.all || 1} value=${running.done} aria-label=${words}></progress>
      <span class="quiet count">${words}</span>
      <button type="button" class="button small" @click=${this.stop}>${strings.stop}</button>
    </div>`;
  }

  private async run(format: Format): Promise<void> {
    const {around} = this;
    const {rows, host} = around;
    const {query} = rows;
    if (!query || this.running) return;
    const abort = new AbortController();
    const running = {abort, done: 0, all: Math.min(most, rows.sheet?.total.value ?? 0)};
    [this.running, this.format, this.said, this.error] = [running, format, '', undefined];
    this.focusLater('[part=export] progress ~ button');
    try {
      const [files, members] = await Promise.all([import('./export-files.js'), this.read(query, running)]);
      if (abort.signal.aborted) return;
      const {strings} = this.localize;
      const name = `${strings.file}-${new Date().toISOString().slice(0, 10)}`;
      if (format === 'table') saveFile(`${name}.csv`, 'text/csv;charset=utf-8', files.tableOf(members, strings));
      else saveFile(`${name}.vcf`, 'text/vcard;charset=utf-8', files.cardsOf(members));
      this.said = strings.done(members.length);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = toCommunityError(error);
    }
    this.end(host.isConnected);
  }

  /** Everybody who meets the question, a page after the other. */
  private async read(query: Query<'member'>, running: NonNullable<typeof this.running>): Promise<readonly Member[]> {
    const {source, host} = this.around;
    const {signal} = running.abort;
    const limit = Math.min(atOnce, source.description?.kinds.member?.limit ?? atOnce);
    const members: Member[] = [];
    for (let cursor: string | undefined; ;) {
      const part = {limit: Math.min(limit, most - members.length), ...(cursor !== undefined && {cursor})};
      // By name: what fits best is not everybody, where a source ranks some of very many.
      const asked = {...query, ...(query.text !== undefined && {sort: 'name'}), fields, ...part};
      const {items, next, total} = await source.adapter!.list('member', asked, {signal});
      signal.throwIfAborted();
      members.push(...items);
      if (next === undefined || items.length === 0 || members.length >= most) return members;
      cursor = next;
      running.done = members.length;
      running.all = Math.max(members.length, Math.min(most, total.value));
      host.requestUpdate();
    }
  }

  private readonly stop = (): void => {
    this.running?.abort.abort();
    this.said = this.localize.strings.stopped;
    this.end(true);
  };

  private end(hasFocus: boolean): void {
    this.running = undefined;
    if (hasFocus) this.focusLater(`[data-export=${this.format}]`);
  }

  /** The focus goes on from a button that is gone. */
  private focusLater(selector: string): void {
    const {host} = this.around;
    const root = host.renderRoot as ShadowRoot;
    const wasHere = root.querySelector('[part=export]')?.contains(root.activeElement);
    host.requestUpdate();
    if (wasHere) void host.updateComplete.then(() => root.querySelector<HTMLElement>(selector)?.focus());
  }
}
