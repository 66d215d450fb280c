import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import {circle as section} from '../../i18n/en/circle.js';
import {coachingQuestions} from '../../i18n/en/coaching-questions.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {avatar} from '../../ui/avatar.js';
import {failure} from '../../ui/states.js';
import {agreementPart} from '../mentoring/agreement-part.js';
import {checkInPart} from '../mentoring/check-in-part.js';
import type {Deeds} from '../mentoring/deeds.js';
import type {PairContext} from '../mentoring/mentorship-view.js';
import {viewStyles} from '../mentoring/mentorship-view.styles.js';
import {SessionInvitations} from '../mentoring/session-invitations.js';
import {sessionPart} from '../mentoring/session-part.js';
import {CircleActs} from './circle-acts.js';
import {aboutCircle, type CircleContext, type Mentorship} from './circle-words.js';
import {Written} from '../mentoring/written.js';

/** One circle whole, for those in it: who they are, what is agreed, the plan, the sessions, and how it goes. */
export class CircleView {
  private readonly localize: Localize<(typeof section)['phrases']>;
  private readonly questions: Localize<(typeof coachingQuestions)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly written: Written;
  private readonly acts: CircleActs;
  private id = '';
  private title = '';

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly deeds: Deeds,
    private readonly close: () => void,
  ) {
    addStyles(host, viewStyles);
    this.localize = new Localize(host, section);
    this.questions = new Localize(host, coachingQuestions);
    this.shared = new Localize(host, common);
    this.written = new Written(host, source, () => this.id);
    new SessionInvitations(host, source, () => this.written.seenWith(this.title));
    this.acts = new CircleActs(host, source, deeds, close);
  }

  /** Shows another one, or none. */
  show(id: string): void {
    this.id = id;
  }

  async reload(): Promise<void> {
    await this.written.reload();
  }

  render(core: Mentorship | undefined, circle: Item<'circle'> | undefined, context: CircleContext): TemplateResult {
    const {strings, words} = this.localize;
    const back = html`<button type="button" class="button small plain back" @click=${this.close}>
      ${strings.back}
    </button>`;
    if (!core)
      return html`${back}
        <p class="quiet">${strings.gone}</p>`;
    const {you, strings: said, shared, personOf} = context;
    const title = circle?.title ?? said.gone;
    this.title = title;
    const isKept = core.mentor === you;
    // Only whoever keeps it closes it.
    const may = (core.may ?? []).filter((name) => name !== 'close' || isKept);
    const pair: PairContext = {
      ...{item: {...core, may}, source: this.source, you, name: title, deeds: this.deeds, strings, shared, words},
      questions: this.questions.strings,
      nameOf: (id) => personOf(id)?.name ?? strings.someone,
    };
    const error = this.written.error;
    const state = (said[`is:${core.state}` as keyof typeof said] as string | undefined) ?? core.state;
    return html`${back}
      <article class="pair" id="cop-mentorship-${encodeURIComponent(core.id)}">
        <h3 class="pair-title" tabindex="-1"><bdi>${title}</bdi></h3>
        <p class="line quiet">
          <bdi
            >${[circle ? aboutCircle(circle, context, core.people?.length ?? 0) : '', state].filter(Boolean).join(' · ')}</bdi
          >
        </p>
        ${circle?.body ? html`<p class="body"><bdi>${circle.body}</bdi></p>` : nothing}
        <p class="hint">${strings.private}</p>
        <section class="part" aria-label=${strings.people}>
          <h4>${strings.people}</h4>
          <ul class="in-it">
            ${(core.people ?? []).map((id) => this.renderPerson(id, core, circle, context))}
          </ul>
          ${this.acts.render(core, circle, {context, strings, shared: this.shared.strings})}
        </section>
        ${agreementPart(pair, this.written.known)}
        ${error ? failure(error, this.shared.strings, {retry: () => void this.reload()}) : nothing}
        ${sessionPart(this.written.sessions.items, pair)} ${checkInPart(this.written.checkIns.items, pair)}
      </article>`;
  }

  private renderPerson(
    id: string,
    {mentor}: Mentorship,
    circle: Item<'circle'> | undefined,
    {you, personOf}: CircleContext,
  ): TemplateResult {
    const {strings} = this.localize;
    const person = personOf(id);
    const name = person?.name ?? strings.someone;
    const about = [
      id === you ? strings.you : '',
      id === mentor ? (circle?.guided ? strings.guides : strings.keeps) : '',
      person?.state === 'moved-on' ? strings.movedOn : '',
    ].filter(Boolean);
    return html`<li>
      ${avatar({name, ...(person?.picture && {picture: person.picture})})}
      <span
        ><bdi>${name}</bdi>${about.length > 0 ? html` <span class="quiet">${about.join(' · ')}</span>` : nothing}</span
      >
    </li>`;
  }
}
