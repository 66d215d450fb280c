import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import {coachingQuestions} from '../../i18n/en/coaching-questions.js';
import {common} from '../../i18n/en/common.js';
import {mentorship} from '../../i18n/en/mentorship.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import {failure} from '../../ui/states.js';
import {agreementPart} from './agreement-part.js';
import {checkInPart} from './check-in-part.js';
import type {Deeds} from './deeds.js';
import {standing, stateWords, type Mentorship} from './mentorship-row.js';
import {viewStyles} from './mentorship-view.styles.js';
import {reasonWords, type MentoringStrings} from './match-words.js';
import {SessionInvitations} from './session-invitations.js';
import {sessionPart} from './session-part.js';
import {Written} from './written.js';

export type MentorshipStrings = (typeof mentorship)['phrases'];

/** What the parts of a mentorship are drawn from. */
export interface PairContext {
  readonly item: Mentorship;
  readonly source: CommunitySource;
  readonly you: string;
  readonly name: string;
  readonly deeds: Deeds;
  readonly strings: MentorshipStrings;
  readonly questions: (typeof coachingQuestions)['phrases'];
  readonly shared: (typeof common)['phrases'];
  readonly words: Localize<MentorshipStrings>['words'];
  /** Where there are more than two, who is who. */
  readonly nameOf?: (id: string) => string;
}

/** One mentorship whole: what is agreed, the plan, the sessions, and how it goes. */
export class MentorshipView {
  private readonly localize: Localize<MentorshipStrings>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly questions: Localize<(typeof coachingQuestions)['phrases']>;
  private readonly written: Written;
  private id = '';
  /** With whom, as they are called. */
  private name = '';

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly deeds: Deeds,
    private readonly close: () => void,
  ) {
    addStyles(host, viewStyles);
    this.localize = new Localize(host, mentorship);
    this.shared = new Localize(host, common);
    this.questions = new Localize(host, coachingQuestions);
    this.written = new Written(host, source, () => this.id);
    new SessionInvitations(host, source, () => this.written.seenWith(this.name));
  }

  /** Shows another one, or none. */
  show(id: string): void {
    this.id = id;
  }

  async reload(): Promise<void> {
    await this.written.reload();
  }

  render(item: Mentorship | undefined, you: string, name: string, strings: MentoringStrings): TemplateResult {
    const {strings: own, words} = this.localize;
    const shared = this.shared.strings;
    const back = html`<button type="button" class="button small plain back" @click=${this.close}>${own.back}</button>`;
    this.name = item ? name : '';
    if (!item)
      return html`${back}
        <p class="quiet">${own.gone}</p>`;
    const context: PairContext = {
      item,
      source: this.source,
      you,
      name,
      deeds: this.deeds,
      strings: own,
      shared,
      words,
      questions: this.questions.strings,
    };
    const error = this.written.error;
    return html`${back}
      <article class="pair" id="cop-mentorship-${encodeURIComponent(item.id)}">
        <h3 class="pair-title" tabindex="-1"><bdi>${standing(item, name, you, strings)}</bdi></h3>
        <p class="line quiet">
          ${[(strings[item.form as 'peer'] as string | undefined) ?? item.form, stateWords(item.state, strings)].join(' · ')}
        </p>
        <p class="hint">${own.private}</p>
        ${
          item.reasons && item.reasons.length > 0
            ? html`<details class="why">
                <summary>${own.together}</summary>
                <ul>
                  ${item.reasons.map((line) => html`<li>${reasonWords(line, strings, words, item.mentor === you ? 'mentee' : 'mentor')}</li>`)}
                </ul>
              </details>`
            : nothing
        }
        ${agreementPart(context, this.written.known)}
        ${error ? failure(error, shared, {retry: () => void this.reload()}) : nothing}
        ${sessionPart(this.written.sessions.items, context)} ${checkInPart(this.written.checkIns.items, context)}
      </article>`;
  }
}
