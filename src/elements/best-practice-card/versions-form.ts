import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunityItem} from '../../context/community-item.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {history} from '../../i18n/en/history.js';
import {practiceDesk} from '../../i18n/en/practice-desk.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {besideStyles, differenceStyles, showBeside} from '../../ui/show-differences.js';
import {failure, skeleton} from '../../ui/states.js';
import {changesBetween, restoring, saidBefore, type Said} from './practice-versions.js';
import {RefNames} from './ref-names.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';

/** What a practice said before, what each change did to it, and the way back. */
export class VersionsForm implements PracticeForm {
  private readonly localize: Localize<(typeof practiceDesk)['phrases']>;
  private readonly words: Localize<(typeof history)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly revisions: CommunityQuery<'revision'>;
  private readonly names: RefNames;
  private readonly people: ItemLookup<'member'>;
  private readonly action: CommunityAction;
  private practice = '';

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
    private readonly end: FormEnd,
  ) {
    addStyles(host, differenceStyles, besideStyles);
    this.names = new RefNames(host, source);
    this.localize = new Localize(host, practiceDesk);
    this.words = new Localize(host, history);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    this.action = new CommunityAction(host, source);
    this.revisions = new CommunityQuery(host, source, {
      kind: 'revision',
      query: () => (this.practice ? {where: {parent: this.practice}, limit: 20} : undefined),
    });
  }

  render(practice: Item<'practice'>): TemplateResult {
    if (this.practice !== practice.id) {
      this.practice = practice.id;
      queueMicrotask(() => this.host.requestUpdate());
    }
    const {strings} = this.localize;
    const {items, status, error, hasNext} = this.revisions;
    const shared = this.shared.strings;
    // Each revision keeps what was there before: what came after it is the one before it in the list, or what is there now.
    const after = [practice as unknown as Said, ...items.map(saidBefore)];
    return html`<section class="stack" aria-label=${strings.versionsTitle}>
      <h3 tabindex="-1">${strings.versionsTitle}</h3>
      ${error ? failure(error, shared, {retry: () => void this.revisions.reload()}) : nothing}
      ${!error && items.length === 0 ? (status === 'ready' ? html`<p class="quiet">${strings.noVersions}</p>` : skeleton(1, shared.loading)) : nothing}
      ${items.map((revision, index) => this.renderVersion(practice, revision, after[index]!))}
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.revisions.more()}>${shared.more}</button></p>` : nothing}
      ${this.action.error ? failure(this.action.error, shared) : nothing}
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.cancel()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderVersion(practice: Item<'practice'>, revision: Item<'revision'>, after: Said): TemplateResult {
    const {strings, words} = this.localize;
    const before = saidBefore(revision);
    const changes = changesBetween(before, after, this.names.nameOf);
    const who = this.people.get(revision.createdBy)?.name ?? this.shared.strings.someone;
    const isRestorable = (practice.may?.includes('update') ?? false) && restoring(practice, before) !== undefined;
    return html`<details>
      <summary>
        <bdi>${strings.versionBy(who, words.date(revision.createdAt))}</bdi>
        <span class="quiet">${revision.note ?? strings.changedFields(changes.length)}</span>
      </summary>
      ${changes.map(
        ({name, from, to}) =>
          html`<h4>${(strings as Readonly<Record<string, unknown>>)[name] ?? name}</h4>
            ${showBeside(from, to, this.words.strings, {before: strings.before, after: strings.after})}`,
      )}
      ${changes.some(({name}) => name === 'replacedBy') ? html`<p class="hint">${strings.notRestored}</p>` : nothing}
      ${isRestorable ? html`<p><button type="button" class="button small" ?disabled=${this.action.isBusy} @click=${() => void this.restore(practice, before)}>${strings.restore}</button></p>` : nothing}
    </details>`;
  }

  private async restore(practice: Item<'practice'>, before: Said): Promise<void> {
    const set = restoring(practice, before);
    const {id, version} = practice;
    const result = set && (await this.action.run({verb: 'update', kind: 'practice', id, version, set} as Change));
    if (!result) return;
    this.whole.take(result);
    this.end.done(result, 'saved');
  }
}
