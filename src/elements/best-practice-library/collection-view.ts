import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityItem} from '../../context/community-item.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceCollections} from '../../i18n/en/practice-collections.js';
import {practices as practiceWords} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {copyLink} from '../../ui/copy-link.js';
import type {FieldForm} from '../../ui/field-form.js';
import {arrowUpIcon} from '../../ui/icons/arrow-up.js';
import {linkIcon} from '../../ui/icons/link.js';
import {xIcon} from '../../ui/icons/x.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {practiceSummary} from '../best-practice-card/practice-summary.js';
import {CollectionSavedEvent} from './collection-events.js';
import {collectionForm, type CollectionStrings} from './collection-form.js';

type Collection = Item<'collection'>;
type Practice = Item<'practice'>;

interface Around {
  readonly id: () => string | undefined;
  readonly nameOf: (id: string | undefined) => string;
  readonly open: (event: MouseEvent, practice: Practice) => void;
}

/** One collection: what it is for, and its practices in their order; whoever may puts them in another, and takes some off. */
export class CollectionView {
  private readonly localize: Localize<CollectionStrings>;
  private readonly names: Localize<(typeof practiceWords)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly whole: CommunityItem<'collection'>;
  private readonly practices: ItemLookup<'practice'>;
  private readonly action: CommunityAction;
  private form: FieldForm | undefined;
  private said = '';
  private of = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly around: Around,
  ) {
    addStyles(host, richTextStyles);
    this.localize = new Localize(host, practiceCollections);
    this.names = new Localize(host, practiceWords);
    this.shared = new Localize(host, common);
    this.whole = new CommunityItem(host, source, 'collection', around.id);
    this.practices = new ItemLookup(host, source, 'practice');
    this.action = new CommunityAction(host, source);
    // What was said and begun is one person's.
    source.onChange(() => (this.of = ''));
  }

  render(): TemplateResult {
    const {item, error} = this.whole;
    const shared = this.shared.strings;
    const problem = this.source.error ?? error;
    if (!item || problem?.kind === 'not-found') {
      const retry = () => void (this.source.retry(), this.whole.reload());
      return problem
        ? failure(problem, shared, problem.kind === 'not-found' ? {} : {retry})
        : skeleton(3, shared.loading);
    }
    // What was said and begun is about another one.
    if (this.of !== item.id) [this.of, this.said, this.form, this.action.error] = [item.id, '', undefined, undefined];
    return html`<div class="top">${this.form ? this.form.render(shared) : this.renderTop(item)}</div>
      <p class="said" role="status">${this.said}</p>
      ${this.action.error && !this.form ? failure(this.action.error, shared) : nothing}
      ${problem ? failure(problem, shared) : nothing} ${this.renderPractices(item)}`;
  }

  private renderTop(collection: Collection): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {id, title, body, state, createdBy} = collection;
    const act = (name: 'retire' | 'reinstate') =>
      this.may(collection, name)
        ? html`<button
            type="button"
            class="button small"
            data-act=${name}
            @click=${() => void this.act(collection, name)}
          >
            ${strings[name]}
          </button>`
        : nothing;
    return html`<div class="row spread">
        <h2 class="heading" tabindex="-1"><bdi>${title}</bdi></h2>
        ${state === 'retired' ? html`<span class="chip">${strings.retired}</span>` : nothing}
      </div>
      <p class="quiet"><bdi>${strings.by(this.around.nameOf(createdBy))}</bdi></p>
      ${body ? richText(body, level) : nothing}
      <div class="row acts">
        <button type="button" class="button small" @click=${() => void this.copy(id)}>
          ${linkIcon()} ${shared.copyLink}
        </button>
        ${
          this.may(collection, 'update')
            ? html`<button type="button" class="button small rename" @click=${() => this.rename(collection)}>
                ${strings.rename}
              </button>`
            : nothing
        }
        ${act('retire')} ${act('reinstate')}
      </div>`;
  }

  private renderPractices(collection: Collection): TemplateResult {
    const {strings} = this.localize;
    const {practices: ids = []} = collection;
    // What is not there any more, or not for this reader, is no gap in it.
    const shown = ids.filter((id) => !this.practices.has(id) || this.practices.get(id));
    if (shown.length === 0) return empty(this.may(collection, 'update') ? strings.nothingYet : strings.emptyOne);
    return html`<ol class="list" aria-label=${collection.title}>
      ${repeat(
        shown,
        (id) => id,
        (id, index) => {
          const practice = this.practices.get(id);
          return html`<li class="placed">
            <span class="nth" aria-hidden="true">${this.localize.words.number(index + 1)}</span>
            ${practice ? this.renderOne(collection, practice, {index, shown}) : skeleton(1, this.shared.strings.loading)}
          </li>`;
        },
      )}
    </ol>`;
  }

  private renderOne(
    collection: Collection,
    practice: Practice,
    {index, shown}: {readonly index: number; readonly shown: readonly string[]},
  ): TemplateResult {
    const {strings} = this.localize;
    const {id, title} = practice;
    const view = {practice, strings: this.names.strings, words: this.localize.words, hasReports: false};
    const link = html`<a
      class="open"
      href=${itemHref('practice', id)}
      data-id=${id}
      @click=${(event: MouseEvent) => this.around.open(event, practice)}
      >${title}</a
    >`;
    const button = (name: string, words: string, icon: unknown, isOff: boolean, press: () => void) =>
      html`<button
        type="button"
        class="button plain small round ${name}"
        aria-label=${words}
        title=${words}
        aria-disabled=${isOff}
        @click=${() => (isOff ? undefined : press())}
      >
        ${icon}
      </button>`;
    const move = (by: number) => () => void this.move(collection, {practice, index, by, shown});
    return html`<article class="card ${practice.outcome === 'failed' ? 'failed' : ''}" part="practice" data-of=${id}>
      ${practiceSummary(view, {title: link})}
      ${
        this.may(collection, 'update')
          ? html`<div class="order">
              ${button('up', strings.up(title), arrowUpIcon(), index === 0, move(-1))}
              ${button('down', strings.down(title), html`<span class="turned">${arrowUpIcon()}</span>`, index === shown.length - 1, move(1))}
              ${button('off', strings.remove(title), xIcon(), false, () => void this.takeOff(collection, practice, shown))}
            </div>`
          : nothing
      }
    </article>`;
  }

  private may({may}: Collection, verb: string): boolean {
    return this.source.can('collection', verb) && (may?.includes(verb) ?? true);
  }

  private async move(
    collection: Collection,
    {
      practice,
      index,
      by,
      shown,
    }: {readonly practice: Practice; readonly index: number; readonly by: number; readonly shown: readonly string[]},
  ): Promise<void> {
    const practices = [...shown];
    practices.splice(index, 1);
    practices.splice(index + by, 0, practice.id);
    const {moved} = this.localize.strings;
    // Where it was pressed it may be pressed again, until it is at the end.
    const again = `[data-of="${CSS.escape(practice.id)}"] .${by < 0 ? 'up' : 'down'}`;
    await this.write(collection, {practices}, moved(practice.title, index + by + 1, shown.length), again);
  }

  private async takeOff(collection: Collection, {id, title}: Practice, shown: readonly string[]): Promise<void> {
    const practices = shown.filter((each) => each !== id);
    const next = practices[Math.min(shown.indexOf(id), practices.length - 1)];
    const focus = next === undefined ? '.heading' : `[data-of="${CSS.escape(next)}"] .off`;
    await this.write(collection, {practices}, this.localize.strings.removed(title), focus);
  }

  private async write(
    {id, version}: Collection,
    set: {readonly practices: readonly string[]},
    said: string,
    focus: string,
  ): Promise<void> {
    if (this.action.isBusy) return;
    const result = await this.action.run({verb: 'update', kind: 'collection', id, version, set});
    if (!result) return this.failed();
    this.whole.take(result);
    this.host.dispatchEvent(new CollectionSavedEvent(result.items[0] as Collection));
    this.tell(said, focus);
  }

  private async act({id, version}: Collection, act: 'retire' | 'reinstate'): Promise<void> {
    if (this.action.isBusy) return;
    const result = await this.action.run({verb: 'act', kind: 'collection', id, version, act, with: {}});
    if (!result) return this.failed();
    this.whole.take(result);
    this.host.dispatchEvent(new CollectionSavedEvent(result.items[0] as Collection));
    const {isRetired, isReinstated} = this.localize.strings;
    this.tell(act === 'retire' ? isRetired : isReinstated, '[data-act]');
  }

  /** Where somebody was quicker, it stands as they left it. */
  private failed(): void {
    if (this.action.error?.kind === 'conflict') void this.whole.reload();
    this.tell('');
  }

  private rename(collection: Collection): void {
    const {isSaved} = this.localize.strings;
    this.said = '';
    this.form = collectionForm(this.host, this.source, {
      action: this.action,
      strings: () => this.localize.strings,
      collection,
      latest: async () => {
        if (this.action.error?.kind === 'conflict') await this.whole.reload();
        return this.whole.item ?? collection;
      },
      done: () => {
        void this.whole.reload();
        this.form = undefined;
        this.tell(isSaved, '.rename');
      },
      cancel: () => {
        this.form = undefined;
        this.tell('', '.rename');
      },
    });
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.form?.focus());
  }

  private async copy(id: string): Promise<void> {
    this.tell(await copyLink(new URL(itemHref('collection', id), location.href).href, this.shared.strings));
  }

  private tell(said: string, focus?: string): void {
    this.said = said;
    this.host.requestUpdate();
    if (focus)
      void this.host.updateComplete.then(() =>
        this.host.renderRoot.querySelector<HTMLElement>(`.collections ${focus}`)?.focus(),
      );
  }
}

const level = {headingLevel: 3};
