import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {Localize} from '../../i18n/localize.js';
import {isAbort, toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, skeleton} from '../../ui/states.js';
import {evidenceRows, type EvidenceKind, type EvidenceRow} from './evidence-rows.js';

/** The very items behind a count on the card of somebody. Fetched when one is asked for. */
export class EvidenceList {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  private shown: {readonly member: Item<'member'>; readonly kind: EvidenceKind} | undefined;
  private rows: readonly EvidenceRow[] | undefined;
  private error: CommunityError | undefined;
  private abort: AbortController | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, memberMore);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    host.addController({hostDisconnected: () => this.abort?.abort()});
  }

  /** Reads what stands behind that count, anew each time it is opened. */
  show(member: Item<'member'>, kind: EvidenceKind): void {
    this.shown = {member, kind};
    void this.read();
  }

  render(what: string): TemplateResult {
    const {strings} = this.localize;
    const {rows, error} = this;
    return html`<section class="evidence-list" id="evidence" aria-label=${strings.list(what)}>
      ${
        error
          ? failure(error, this.shared.strings, {retry: () => void this.read()})
          : !rows
            ? skeleton(1, this.shared.strings.loading)
            : rows.length === 0
              ? html`<p class="quiet">${strings.none}</p>`
              : html`<ul>
                  ${rows.map((row) => this.renderRow(row))}
                </ul>`
      }
    </section>`;
  }

  private renderRow({title, href, part, by, at}: EvidenceRow): TemplateResult {
    const {strings, words} = this.localize;
    const name = href ? html`<a href=${href} dir="auto">${title}</a>` : html`<strong dir="auto">${title}</strong>`;
    return html`<li>
      ${title ? name : nothing} ${part ? html`<span class="quiet">${strings[part]}</span>` : nothing}
      ${by ? html`<span class="quiet">${this.renderPeople(by)}</span>` : nothing}
      ${at ? html`<time class="quiet" datetime=${at}>${words.date(at)}</time>` : nothing}
    </li>`;
  }

  private renderPeople(ids: readonly string[]): readonly unknown[] {
    return ids.map((id, at) => {
      const name = this.people.get(id || undefined)?.name;
      const shown = name
        ? html`<a href=${itemHref('member', id)} dir="auto">${name}</a>`
        : this.localize.strings.someone;
      return at === 0 ? shown : [', ', shown];
    });
  }

  private async read(): Promise<void> {
    const {shown, source} = this;
    if (!shown || !source.adapter) return;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    this.rows = this.error = undefined;
    this.host.requestUpdate();
    try {
      const rows = await evidenceRows(source.adapter, shown.member, shown.kind, signal);
      if (signal.aborted) return;
      this.rows = rows;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
    }
    this.host.requestUpdate();
  }
}
