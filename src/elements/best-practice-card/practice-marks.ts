import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import {practiceActions} from '../../i18n/en/practice-actions.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {bookmarkIcon} from '../../ui/icons/bookmark.js';
import {thumbsUpIcon} from '../../ui/icons/thumbs-up.js';
import {PracticeEndorsedEvent, PracticeEndorseEvent} from './practice-events.js';

type Practice = Item<'practice'>;

/** What a reader marks a practice with by one press, and takes back by the next: an endorsement, for all to see, and a favourite, for themselves. */
export class PracticeMarks {
  private readonly localize: Localize<(typeof practiceActions)['phrases']>;
  private readonly action: CommunityAction;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
  ) {
    this.localize = new Localize(host, practiceActions);
    this.action = new CommunityAction(host, source);
  }

  /** Why the last mark could not be set, or taken back. */
  get error(): CommunityError | undefined {
    return this.action.error;
  }

  renderEndorse(practice: Practice): TemplateResult | typeof nothing {
    if (!this.may(practice, 'endorsement')) return nothing;
    const count = practice.counts?.['endorsements'];
    return html`<button
      type="button"
      class="button small"
      aria-pressed=${practice.mine?.['endorsement'] !== undefined}
      @click=${() => this.handleEndorse(practice)}
    >
      ${thumbsUpIcon()} ${this.localize.strings.endorse}
      ${count ? html`<span class="count">${this.localize.words.number(count)}</span>` : nothing}
    </button>`;
  }

  renderFavourite(practice: Practice): TemplateResult | typeof nothing {
    if (!this.may(practice, 'preference')) return nothing;
    const {favourite} = this.localize.strings;
    return html`<button
      type="button"
      class="button plain small round favourite"
      aria-label=${favourite}
      title=${favourite}
      aria-pressed=${practice.mine?.['preference:favourite'] !== undefined}
      @click=${() => this.handleFavourite(practice)}
    >
      ${bookmarkIcon()}
    </button>`;
  }

  private may(practice: Practice, kind: 'endorsement' | 'preference'): boolean {
    return this.source.can(kind, 'create') && practice.may?.includes(`create:${kind}`) === true;
  }

  // A press while the last one is on its way does nothing; a button that is disabled meanwhile would lose the focus.
  private async handleEndorse(practice: Practice): Promise<void> {
    if (this.action.isBusy) return;
    const {id, community, mine} = practice;
    const given = mine?.['endorsement'];
    if (!this.host.dispatchEvent(new PracticeEndorseEvent(practice, given === undefined))) return;
    const item = {id: newId(), subject: id, ...(community && {community})};
    const isDone = await this.run(
      given ? {verb: 'remove', kind: 'endorsement', ...given} : {verb: 'create', kind: 'endorsement', item},
    );
    if (isDone) this.host.dispatchEvent(new PracticeEndorsedEvent(practice, given === undefined));
  }

  private async handleFavourite({id, mine}: Practice): Promise<void> {
    if (this.action.isBusy) return;
    const given = mine?.['preference:favourite'];
    const item = {id: newId(), subject: id, about: 'favourite'} as const;
    await this.run(
      given ? {verb: 'remove', kind: 'preference', id: given.id} : {verb: 'create', kind: 'preference', item},
    );
  }

  private async run(change: Change): Promise<boolean> {
    const result = await this.action.run(change);
    if (result) this.whole.take(result);
    return result !== undefined;
  }
}
