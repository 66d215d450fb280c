import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceCollections} from '../../i18n/en/practice-collections.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import type {FieldForm} from '../../ui/field-form.js';
import {formStyles} from '../../ui/form.styles.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, skeleton} from '../../ui/states.js';
import {CollectionSavedEvent} from '../best-practice-library/collection-events.js';
import {collectionForm} from '../best-practice-library/collection-form.js';
import {leadsIn} from '../review-queue/leads.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';

type Collection = Item<'collection'>;
type Practice = Item<'practice'>;

/** Puts a practice into collections that its reader may change, takes it out again, or begins one with it. */
export class CollectForm implements PracticeForm {
  private readonly localize: Localize<(typeof practiceCollections)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly collections: CommunityQuery<'collection'>;
  private readonly action: CommunityAction;
  private practice: Practice | undefined;
  private begun: FieldForm | undefined;
  /** What the last press came to, and the collection it was about. */
  private said: {readonly words: string; readonly of?: Collection} = {words: ''};

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: FormEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, practiceCollections);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.collections = new CommunityQuery(host, source, {
      kind: 'collection',
      query: () => this.practice && {where: this.whereOf(this.practice), sort: 'title', limit: 50},
      belongs: ({state}) => state === 'active',
    });
    source.onChange(() => (this.practice = this.begun = undefined));
  }

  begin(practice: Practice): void {
    this.practice = practice;
    this.begun = undefined;
    this.tell('');
    this.action.error = undefined;
  }

  render(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {words, of} = this.said;
    return html`<section class="stack collect" aria-label=${strings.addTitle}>
      ${this.begun ? this.begun.render(shared) : this.renderChoice(practice)}
      <p class="said" role="status">
        ${words} ${of ? html`<a href=${itemHref('collection', of.id)}>${strings.see(of.title)}</a>` : nothing}
      </p>
      ${this.action.error && !this.begun ? failure(this.action.error, shared) : nothing}
      ${
        this.begun
          ? nothing
          : html`<div class="row">
              <button type="button" class="button small begin" @click=${() => this.ask(practice)}>
                ${strings.beginWith}
              </button>
              <button type="button" class="button plain small" @click=${() => this.end.cancel()}>
                ${shared.close}
              </button>
            </div>`
      }
    </section>`;
  }

  private renderChoice(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {page, items, error, hasNext} = this.collections;
    const mine = items.filter(({may}) => may?.includes('update') ?? true);
    if (!page)
      return error
        ? failure(error, shared, {retry: () => void this.collections.reload()})
        : skeleton(1, shared.loading);
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset>
          <legend>${strings.yours}</legend>
          ${mine.length === 0 ? html`<p class="quiet">${strings.noneOfYours}</p>` : nothing}
          <div class="choices">
            ${mine.map(
              (collection) =>
                html`<label class="choice">
                  <input
                    type="checkbox"
                    value=${collection.id}
                    .checked=${collection.practices?.includes(practice.id) ?? false}
                    @change=${(event: Event) => void this.toggle(event, collection, practice)}
                  />
                  <bdi>${collection.title}</bdi></label
                >`,
            )}
          </div>
        </fieldset>
      </form>
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.collections.more()}>${shared.more}</button></p>` : nothing}`;
  }

  /** Whoever leads may change those of others as well. */
  private whereOf({community}: Practice): {readonly [name: string]: string} {
    const led = leadsIn(this.source);
    const isLed = led === 'all' || led.includes(community ?? '');
    return {state: 'active', ...(community && {community}), ...(!isLed && {createdBy: this.source.you ?? ''})};
  }

  private async toggle(event: Event, collection: Collection, practice: Practice): Promise<void> {
    const box = event.target as HTMLInputElement;
    const {strings} = this.localize;
    const {id, title, version, practices = []} = collection;
    const isAdded = !practices.includes(practice.id);
    if (this.action.isBusy) return void (box.checked = !isAdded);
    const others = practices.filter((each) => each !== practice.id);
    const set = {practices: isAdded ? [...others, practice.id] : others};
    const result = await this.action.run({verb: 'update', kind: 'collection', id, version, set});
    // As it is stored, whatever was pressed.
    if (!result) {
      box.checked = !isAdded;
      if (this.action.error?.kind === 'conflict') void this.collections.reload();
      return this.tell('');
    }
    this.collections.take(result);
    const saved = result.items[0] as Collection;
    this.host.dispatchEvent(new CollectionSavedEvent(saved));
    this.tell((isAdded ? strings.added : strings.takenOut)(title), saved);
  }

  private ask({id, community}: Practice): void {
    this.tell('');
    this.begun = collectionForm(this.host, this.source, {
      action: this.action,
      strings: () => this.localize.strings,
      begin: {community, practices: [id]},
      done: (collection) => {
        void this.collections.reload();
        this.leave(this.localize.strings.added(collection.title), collection);
      },
      cancel: () => this.leave(''),
    });
    void this.host.updateComplete.then(() => this.begun?.focus());
  }

  /** Back to the choice, where one began. */
  private leave(words: string, of?: Collection): void {
    this.begun = undefined;
    this.tell(words, of);
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.collect .begin')?.focus(),
    );
  }

  private tell(words: string, of?: Collection): void {
    this.said = {words, ...(of && {of})};
    this.host.requestUpdate();
  }
}
