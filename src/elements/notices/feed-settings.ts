import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {CommunityAdapter, Feed, FeedAddresses, NewFeed} from '../../adapter/contract.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {noticeSettings} from '../../i18n/en/notice-settings.js';
import type {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {copyLink} from '../../ui/copy-link.js';
import {rssIcon} from '../../ui/icons/rss.js';
import {failure} from '../../ui/states.js';

const forms = [
  ['RSS', 'rss'],
  ['Atom', 'atom'],
  ['JSON Feed', 'json'],
] as const;

/** Secret addresses for readers of feeds: made, copied once, taken back. There only where the source has feeds. */
export class FeedSettings implements ReactiveController {
  private from: CommunityAdapter | undefined;
  private addresses: FeedAddresses | undefined;
  private feeds: readonly Feed[] | undefined;
  private made: NewFeed | undefined;
  private error: CommunityError | undefined;
  private confirming = '';
  private said = '';
  private isBusy = false;
  private readonly communities: ItemLookup<'community'>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof noticeSettings)['phrases']>,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.communities = new ItemLookup(host, source, 'community');
    host.addController(this);
  }

  hostUpdate(): void {
    const {adapter} = this.source;
    if (!adapter || adapter === this.from) return;
    this.from = adapter;
    this.addresses = this.feeds = this.made = this.error = undefined;
    this.confirming = this.said = '';
    if (adapter.feeds) void this.read(adapter);
  }

  render(): TemplateResult | typeof nothing {
    const {strings, words} = this.localize;
    if (!this.feeds && !this.error) return nothing;
    return html`<section class="part" aria-labelledby="feeds-title">
      <h4 id="feeds-title">${rssIcon()} ${strings.feeds}</h4>
      <p class="hint">${strings.feedsHint}</p>
      ${this.error ? failure(this.error, this.shared.strings) : nothing}
      <ul class="lines">
        ${repeat(
          this.feeds ?? [],
          ({id}) => id,
          (feed) =>
            html`<li>
              <span class="what">
                <bdi>${this.nameOf(feed)}</bdi>
                <span class="quiet">${strings.madeOn(words.date(feed.at))}</span>
              </span>
              ${this.renderRevoke(feed)}
            </li>`,
        )}
      </ul>
      ${this.made ? this.renderMade(this.made) : nothing} ${this.renderMake()}
      <p class="hint" role="status">${this.said}</p>
    </section>`;
  }

  private renderRevoke(feed: Feed): TemplateResult {
    const {strings} = this.localize;
    if (this.confirming !== feed.id)
      return html`<button
        type="button"
        class="as-link"
        data-revoke=${feed.id}
        aria-label=${strings.revokeThis(this.nameOf(feed))}
        @click=${() => this.confirm(feed.id)}
      >
        ${strings.revoke}
      </button>`;
    return html`<span class="row confirm" role="group" aria-label=${strings.revokeSure} @keydown=${this.handleKey}>
      <span class="hint">${strings.revokeSure}</span>
      <button type="button" class="button small sure" @click=${() => void this.revoke(feed.id)}>
        ${strings.revoke}
      </button>
      <button type="button" class="button small" @click=${() => this.keep()}>${strings.revokeKeep}</button>
    </span>`;
  }

  private renderMade(feed: NewFeed): TemplateResult {
    const {strings} = this.localize;
    return html`<div class="made">
      <p tabindex="-1">${strings.made}</p>
      ${forms.map(
        ([name, form]) =>
          html`<div class="address">
            <label for="feed-${form}">${name}</label>
            <input class="field" id="feed-${form}" readonly dir="ltr" .value=${feed[form]} @focus=${select} />
            <button
              type="button"
              class="button small"
              aria-label=${strings.copyThis(name)}
              @click=${() => void this.copy(feed[form])}
            >
              ${this.shared.strings.copyLink}
            </button>
          </div>`,
      )}
    </div>`;
  }

  private renderMake(): TemplateResult {
    const {strings} = this.localize;
    const {community, description} = this.source;
    const places = community ? [community] : Object.keys(description?.you?.roles ?? {});
    return html`<form class="row make" @submit=${this.handleMake}>
      <label class="pick"
        ><span>${strings.feedOf}</span>
        <select name="community">
          <option value="">${strings.feedOfAll}</option>
          ${places.map((id) => html`<option value=${id}>${this.nameOf({community: id})}</option>`)}
        </select></label
      >
      <button type="submit" class="button small" aria-disabled=${this.isBusy}>${strings.make}</button>
    </form>`;
  }

  private nameOf({community}: Pick<Feed, 'community'>): string {
    const {strings} = this.localize;
    return community ? (this.communities.get(community)?.name ?? strings.unknownCommunity) : strings.feedOfAll;
  }

  private async read(adapter: CommunityAdapter): Promise<void> {
    await this.attempt(async () => {
      const addresses = await adapter.feeds!();
      const feeds = await addresses.list();
      if (this.source.adapter === adapter) [this.addresses, this.feeds] = [addresses, feeds];
    });
    // A service may well have none: then nothing is said of them.
    if (this.error?.kind === 'unsupported' || this.error?.kind === 'not-found') this.error = undefined;
  }

  private readonly handleMake = async (event: Event): Promise<void> => {
    event.preventDefault();
    const community = new FormData(event.target as HTMLFormElement).get('community');
    await this.attempt(async () => {
      this.made = await this.addresses!.create(typeof community === 'string' && community ? community : undefined);
      this.feeds = await this.addresses!.list();
    });
    if (!this.error) await this.focusOn('.made > p');
  };

  private confirm(id: string): void {
    this.confirming = id;
    this.host.requestUpdate();
    void this.focusOn('.confirm .sure');
  }

  private keep(): void {
    const id = this.confirming;
    this.confirming = '';
    this.host.requestUpdate();
    void this.focusOn(`[data-revoke="${CSS.escape(id)}"]`);
  }

  private async revoke(id: string): Promise<void> {
    await this.attempt(async () => {
      await this.addresses!.revoke(id);
      this.feeds = this.feeds?.filter((feed) => feed.id !== id);
      this.confirming = '';
      this.said = this.localize.strings.revoked;
      if (this.made?.id === id) this.made = undefined;
    });
    if (!this.error) await this.focusOn('.make select');
  }

  private async copy(address: string): Promise<void> {
    this.said = await copyLink(address, this.shared.strings);
    this.host.requestUpdate();
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.keep();
  };

  private async attempt(what: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    this.said = '';
    this.host.requestUpdate();
    try {
      await what();
    } catch (error) {
      this.error = toCommunityError(error);
    }
    this.isBusy = false;
    this.host.requestUpdate();
  }

  private async focusOn(selector: string): Promise<void> {
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function select(event: Event): void {
  (event.target as HTMLInputElement).select();
}
