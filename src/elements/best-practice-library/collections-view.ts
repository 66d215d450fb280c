import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceCollections} from '../../i18n/en/practice-collections.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import type {FieldForm} from '../../ui/field-form.js';
import {fields} from '../../ui/fields.styles.js';
import {chevronLeftIcon} from '../../ui/icons/chevron-left.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {collectionForm, type CollectionStrings} from './collection-form.js';
import {CollectionView} from './collection-view.js';
import {collectionStyles} from './collections.styles.js';
import type {PracticeAddress} from './practice-address.js';

type Collection = Item<'collection'>;

/** Enough to know what it is for, in characters. */
const excerptLength = 200;

/** Collections of practices in place of the library: all of them, or the one that the address names. */
export class CollectionsView {
  private readonly localize: Localize<CollectionStrings>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  private readonly action: CommunityAction;
  private readonly collections: CommunityQuery<'collection'>;
  private readonly one: CollectionView;
  /** Are those that are retired shown too? */
  private isAll = false;
  private form: FieldForm | undefined;
  /** Was the list shown? Then it stays, for whoever comes back to it. */
  private isListed = false;
  /** The one that was shown last: whoever reads a practice of it comes back. */
  private last = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly address: PracticeAddress,
    open: (event: MouseEvent, practice: Item<'practice'>) => void,
  ) {
    addStyles(host, fields, collectionStyles);
    this.localize = new Localize(host, practiceCollections);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    this.action = new CommunityAction(host, source);
    this.collections = new CommunityQuery(host, source, {
      kind: 'collection',
      query: () =>
        this.isListed || address.collection === ''
          ? {where: this.isAll ? {} : {state: 'active'}, sort: 'title', limit: 50}
          : undefined,
    });
    this.one = new CollectionView(host, source, {
      id: () => address.collection || this.last,
      nameOf: (id) => this.nameOf(id),
      open,
    });
    source.onChange(() => (this.form = undefined));
  }

  /** Focus follows: to the practice that was read, or to the collection one comes back from; else to the way back. */
  async enter(practice: string | undefined): Promise<void> {
    const {collection} = this.address;
    const from = collection === '' ? this.last : practice;
    this.form = undefined;
    await this.host.updateComplete;
    const find = (selector: string) => this.host.renderRoot.querySelector<HTMLElement>(`.collections ${selector}`);
    ((from && find(`[data-id="${CSS.escape(from)}"]`)) || find('.back button'))?.focus();
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {collection = ''} = this.address;
    const isOne = collection !== '';
    if (isOne) this.last = collection;
    else this.isListed = true;
    return html`<div class="collections">
      <p class="back">
        <button type="button" class="button plain" @click=${() => this.address.go(isOne ? '#cop-collections' : '')}>
          <span class="turn">${chevronLeftIcon()}</span> ${isOne ? strings.back : strings.backToAll}
        </button>
      </p>
      ${isOne ? this.one.render() : this.renderAll()}
    </div>`;
  }

  private renderAll(): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {page, items, error, hasNext, status} = this.collections;
    const problem = this.source.error ?? error;
    return html`<div class="row spread">
        <h2 class="heading" tabindex="-1">${strings.title}</h2>
        ${this.mayBegin && !this.form ? html`<button type="button" class="button begin" @click=${() => this.begin()}>${strings.begin}</button>` : nothing}
      </div>
      ${this.form?.render(shared) ?? nothing} ${problem ? failure(problem, shared, {retry: this.retry}) : nothing}
      ${
        !page
          ? problem
            ? nothing
            : skeleton(3, shared.loading)
          : items.length === 0
            ? empty(this.isAll ? strings.noneOfAll : strings.none)
            : html`<ul class="list" aria-label=${strings.title} aria-busy=${status === 'loading'}>
                ${repeat(
                  items,
                  ({id}) => id,
                  (collection) => html`<li>${this.renderRow(collection)}</li>`,
                )}
              </ul>`
      }
      ${hasNext ? html`<p class="more"><button type="button" class="button" @click=${() => void this.collections.more()}>${shared.more}</button></p>` : nothing}
      <label class="choice">
        <input type="checkbox" .checked=${this.isAll} @change=${this.handleAll} />
        <span>${strings.retiredToo}</span></label
      >`;
  }

  private renderRow({id, title, body, practices = [], createdBy, state}: Collection): TemplateResult {
    const {strings} = this.localize;
    return html`<article class="card" part="collection">
      <div class="row spread">
        <h3>
          <a class="open" href=${itemHref('collection', id)} data-id=${id}><bdi>${title}</bdi></a>
        </h3>
        ${state === 'retired' ? html`<span class="chip">${strings.retired}</span>` : nothing}
      </div>
      ${body ? html`<p><bdi>${plainExcerpt(body, excerptLength)}</bdi></p>` : nothing}
      <p class="quiet">${strings.practices(practices.length)} · <bdi>${strings.by(this.nameOf(createdBy))}</bdi></p>
    </article>`;
  }

  private begin(): void {
    this.form = collectionForm(this.host, this.source, {
      action: this.action,
      strings: () => this.localize.strings,
      done: ({id}) => {
        this.form = undefined;
        void this.collections.reload();
        this.address.go(itemHref('collection', id));
      },
      cancel: () => {
        this.form = undefined;
        this.host.requestUpdate();
        void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.begin')?.focus());
      },
    });
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.form?.focus());
  }

  private get mayBegin(): boolean {
    return this.source.you !== undefined && this.source.can('collection', 'create');
  }

  private nameOf(id: string | undefined): string {
    return this.people.get(id)?.name ?? this.shared.strings.someone;
  }

  private readonly retry = (): void => {
    this.source.retry();
    void this.collections.reload();
  };

  private readonly handleAll = ({target}: Event): void => {
    this.isAll = (target as HTMLInputElement).checked;
    this.host.requestUpdate();
  };
}
