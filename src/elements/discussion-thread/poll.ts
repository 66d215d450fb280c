import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {poll as section} from '../../i18n/en/poll.js';
import {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {checkIcon} from '../../ui/icons/check.js';
import {failure} from '../../ui/states.js';
import {isShut} from './entry.js';
import type {FeetOptions} from './feet.js';
import {mayDo} from './may.js';
import {pollStyles} from './poll.styles.js';

type PollItem = Item<'discussion'>;

/**
 * The choices of a poll: how many voted for each, and one's own vote. Fetched when somebody opens a poll.
 *
 * Each choice is a toggle button (APG button pattern) and no radio button: the arrow keys of a radio group would vote at every step.
 */
export class Poll {
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof section)['phrases']>;

  constructor(
    host: LitElement,
    private readonly options: FeetOptions,
  ) {
    addStyles(host, pollStyles);
    this.action = new CommunityAction(host, options.source);
    this.localize = new Localize(host, section);
  }

  render(item: PollItem): TemplateResult {
    const {strings} = this.localize;
    const {choices = [], several = false} = item;
    const votes = choices.map((_, index) => item.counts?.[`vote:${index}`] ?? 0);
    const sum = votes.reduce((total, count) => total + count, 0);
    const may = !item.pending && mayDo(this.options.source, item, 'create:vote');
    const hint = isShut(item)
      ? strings.ended
      : may
        ? several
          ? strings.chooseSeveral
          : strings.chooseOne
        : strings.readOnly;
    const {error} = this.action;
    return html`<div class="poll ${several ? 'several' : ''}" role="group" aria-label=${strings.label}>
        ${choices.map((choice, index) => this.renderChoice(item, choice, index, votes[index]!, sum, may))}
      </div>
      <p class="quiet poll-sum">${item.pending ? nothing : html`${strings.votes(sum)} · ${hint}`}</p>
      ${error ? failure(error, this.options.shared()) : nothing}`;
  }

  private renderChoice(item: PollItem, choice: string, index: number, votes: number, sum: number, may: boolean) {
    const isMine = item.mine?.[`vote:${index}`] !== undefined;
    const inside = html`<svg class="share" aria-hidden="true">
        <rect width="${sum > 0 ? (100 * votes) / sum : 0}%" height="100%"></rect>
      </svg>
      ${may || isMine ? html`<span class="poll-mark">${checkIcon()}</span>` : nothing}<bdi>${choice}</bdi>
      <span class="votes">${this.localize.strings.votes(votes)}</span>`;
    return may
      ? html`<button
          type="button"
          class="field poll-choice"
          aria-pressed=${isMine}
          @click=${() => void this.vote(item, index)}
        >
          ${inside}
        </button>`
      : html`<div class="field poll-choice">
          ${inside} ${isMine ? html`<span class="visually-hidden">${this.localize.strings.yours}</span>` : nothing}
        </div>`;
  }

  /** Gives the vote, moves it here where there is one, or takes it back. One at a time, so that two quick presses are not two votes. */
  private async vote(item: PollItem, choice: number): Promise<void> {
    if (this.action.isBusy) return;
    const {mine = {}, several, id, community} = item;
    const here = mine[`vote:${choice}`];
    const other = several ? undefined : Object.entries(mine).find(([name]) => name.startsWith('vote:'))?.[1];
    const change: Change = here
      ? {verb: 'remove', kind: 'vote', id: here.id, version: here.version}
      : other
        ? {verb: 'update', kind: 'vote', id: other.id, version: other.version, set: {choice}}
        : {
            verb: 'create',
            kind: 'vote',
            item: {id: newId(), discussion: id, choice, ...(community && {community})},
          };
    const result = await this.action.run(change);
    if (!result) return;
    this.options.take(result);
    const {voted, takenBack} = this.localize.strings;
    const words = item.choices![choice]!;
    this.options.say(here ? takenBack(words) : voted(words));
  }
}
