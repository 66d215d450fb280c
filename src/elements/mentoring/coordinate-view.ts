import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Change} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {programmes as section} from '../../i18n/en/programmes.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {plain} from '../../model/plain.js';
import {addStyles} from '../../ui/add-styles.js';
import {failure, skeleton} from '../../ui/states.js';
import {coordinateStyles} from './coordinate-view.styles.js';
import type {Deeds} from './deeds.js';
import {mentorChoice} from './mentor-choice.js';
import {reasonWords, type MentoringStrings} from './match-words.js';
import {pairsLeft} from './pairs-left.js';
import {participantsOf} from './participants.js';
import {openProgramme} from './programme-form.js';
import {programmeRow} from './programme-row.js';
import {openSuccession} from './succession-form.js';
import {Successions, type Risk} from './successions.js';

type Programme = Item<'programme'>;
type Pair = Item<'mentorship'> & {readonly mentee: string};

/** The pairs there would be, tried out: nothing is kept of it. */
interface Preview {
  readonly programme: Programme;
  readonly pairs: readonly Pair[];
  readonly people: readonly Item<'mentoring'>[];
}

/** For whoever runs a community: its programmes, the pairs each would make and why, and what one person alone knows. */
export class CoordinateView {
  private readonly localize: Localize<(typeof section)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly programmes: CommunityQuery<'programme'>;
  private readonly successions: Successions;
  private preview: Preview | undefined;
  private error: CommunityError | undefined;
  /** The mentor that was chosen for somebody, whatever fits best. */
  private pins = new Map<string, string>();
  /** The trial that is on its way: what an earlier one would answer is out of date. */
  private trial: symbol | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly deeds: Deeds,
    private readonly people: ItemLookup<'member'>,
  ) {
    addStyles(host, coordinateStyles);
    this.localize = new Localize(host, section);
    this.shared = new Localize(host, common);
    this.programmes = new CommunityQuery(host, source, {kind: 'programme', query: () => ({limit: 50})});
    this.successions = new Successions(host, source);
    source.onChange(() => {
      this.preview = this.error = this.trial = undefined;
      this.pins.clear();
    });
  }

  async reload(): Promise<void> {
    await Promise.all([this.programmes.reload(), this.successions.reload()]);
  }

  render(mentoring: MentoringStrings): TemplateResult {
    return this.preview ? this.renderPreview(this.preview, mentoring) : this.renderProgrammes(mentoring);
  }

  private renderProgrammes(mentoring: MentoringStrings): TemplateResult {
    const {strings, words} = this.localize;
    const shared = this.shared.strings;
    const {page, items, error} = this.programmes;
    const form = this.deeds.formFor('programme');
    const together = Math.max(0, ...items.map((each) => each.together ?? 0));
    return html`<section class="part" aria-label=${strings.title}>
        <h3>${strings.title}</h3>
        <p class="hint">${strings.hint}</p>
        ${this.error ? failure(this.error, shared) : nothing}
        ${error && !page ? failure(error, shared, {retry: () => void this.reload()}) : nothing}
        ${!page && !error ? skeleton(1, mentoring.loading) : nothing}
        ${page && items.length === 0 ? html`<p class="quiet">${strings.none}</p>` : nothing}
        <ul class="programmes">
          ${items.map((programme) =>
            programmeRow(programme, {
              ...{strings, words, shared, mentoring, source: this.source, deeds: this.deeds},
              isTrying: this.trial !== undefined,
              look: () => void this.look(programme),
              turn: (act) => void this.turn(programme, act),
            }),
          )}
        </ul>
        ${together > 0 ? html`<p class="hint">${strings.together(together)}</p>` : nothing}
        ${
          form
            ? form.render(shared)
            : this.deeds.can('programme', 'create')
              ? html`<div class="row acts">
                  <button
                    type="button"
                    class="button small"
                    data-opens="programme"
                    @click=${() => this.begin(mentoring)}
                  >
                    ${strings.begin}
                  </button>
                </div>`
              : nothing
        }
      </section>
      ${
        this.deeds.form?.about.startsWith('succession ')
          ? html`<section class="part" aria-label=${strings.succession}>
              ${this.deeds.form.form.render(shared)}
            </section>`
          : this.successions.render(strings, {
              ...{shared, words},
              begin: (risk) =>
                void openSuccession(risk, {source: this.source, deeds: this.deeds, strings, begun: this.begunOf(risk)}),
            })
      }`;
  }

  private renderPreview({programme, pairs, people}: Preview, mentoring: MentoringStrings): TemplateResult {
    const {strings} = this.localize;
    const nameOf = (id: string) => this.people.get(id)?.name ?? mentoring.someone;
    const arePeers = programme.form === 'peer';
    const paired = new Set(pairs.flatMap(({mentee, mentor}) => (arePeers ? [mentee, mentor] : [mentee])));
    const left = people.filter(({member, seeks}) => (arePeers || seeks === true) && !paired.has(member));
    const mentors = people.filter(({offers}) => arePeers || offers === true).map(({member}) => member);
    const choice = (mentee: string, mentor: string) =>
      mentorChoice({
        ...{mentee, nameOf, strings, mentors, pinned: this.pins.get(mentee)},
        first: mentor ? nameOf(mentor) : strings.nobody,
        choose: (chosen) => void this.pin(mentee, chosen),
      });
    return html`<section class="part" aria-label=${strings.pairsOf(programme.title)}>
      <button type="button" class="button small plain back" @click=${this.back}>${strings.back}</button>
      <h3 tabindex="-1" class="preview-title"><bdi>${strings.pairsOf(programme.title)}</bdi></h3>
      <p class="hint">${strings.takePart(mentors.length, people.filter(({seeks}) => seeks === true).length)}</p>
      ${this.error ? failure(this.error, this.shared.strings) : nothing}
      ${
        pairs.length === 0
          ? html`<p class="quiet">${strings.noPairs}</p>`
          : html`<p class="hint">${strings.stable} ${strings.pinnedHint}</p>
              <ul class="pairs">
                ${repeat(
                  pairs,
                  ({mentee}) => mentee,
                  ({mentee, mentor, reasons = [], score}) =>
                    html`<li class="card">
                      <h4><bdi>${nameOf(mentee)}</bdi></h4>
                      ${choice(mentee, mentor)}
                      <p class="line quiet">
                        ${reasons.map((line) => reasonWords(line, mentoring, this.localize.words)).join(' · ')}
                        ${score === undefined ? nothing : `(${mentoring.points(score)})`}
                      </p>
                    </li>`,
                )}
              </ul>`
      }
      ${pairsLeft(left, {strings, nameOf, choice, programme, people, memberOf: (id) => this.people.get(id)})}
      ${
        pairs.length > 0
          ? html`<div class="row acts">
              <button
                type="button"
                class="button primary"
                aria-disabled=${this.trial !== undefined}
                @click=${() => void this.match(programme)}
              >
                ${strings.match}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  /** What somebody began before about the same. */
  private begunOf({skill}: Risk): Programme | undefined {
    return this.programmes.items.find(
      (each) => each.form === 'succession' && each.state === 'open' && plain(each.skill ?? '') === plain(skill),
    );
  }

  private begin(mentoring: MentoringStrings): void {
    const {source, deeds, localize} = this;
    openProgramme({source, deeds, mentoring, strings: localize.strings});
  }

  /** Tries out what pairs there would be, with those that are pinned. */
  private async look(programme: Programme): Promise<void> {
    const {adapter} = this.source;
    if (!adapter?.write) return;
    const trial = (this.trial = Symbol());
    this.error = undefined;
    this.host.requestUpdate();
    const change = {verb: 'act', kind: 'programme', ...this.newest(programme), act: 'match', with: this.pinned};
    const [tried, people] = await Promise.allSettled([
      adapter.write(change as unknown as Change, {key: newId(), dryRun: true}),
      participantsOf(adapter, programme.id),
    ]);
    if (this.trial !== trial) return;
    this.trial = undefined;
    const isFirst = this.preview === undefined;
    if (tried.status === 'rejected') this.error = toCommunityError(tried.reason);
    else if (people.status === 'rejected') this.error = toCommunityError(people.reason);
    else {
      const pairs = tried.value.items.filter((item): item is Pair => item.kind === 'mentorship');
      this.preview = {programme, pairs, people: people.value};
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (isFirst) this.focus('.preview-title');
  }

  private async pin(mentee: string, mentor: string): Promise<void> {
    if (mentor) this.pins.set(mentee, mentor);
    else this.pins.delete(mentee);
    await this.look(this.preview!.programme);
    // It may stand elsewhere now.
    if (!this.host.shadowRoot!.activeElement) this.focus(`[data-mentee="${CSS.escape(mentee)}"]`);
  }

  private async match(programme: Programme): Promise<void> {
    // Nobody is paired otherwise than they are shown.
    if (this.trial) return;
    const count = this.preview!.pairs.length;
    const item = {kind: 'programme', ...this.newest(programme)} as const;
    if (!(await this.deeds.act(item, 'match', this.pinned))) return;
    this.back();
    await this.deeds.done(this.localize.strings.wasMatched(count));
  }

  private async turn(programme: Programme, act: 'close' | 'reopen'): Promise<void> {
    const {wasClosed, wasReopened} = this.localize.strings;
    if (await this.deeds.act(programme, act)) await this.deeds.done(act === 'close' ? wasClosed : wasReopened);
  }

  private get pinned() {
    return {pins: [...this.pins].map(([mentee, mentor]) => ({mentor, mentee}))};
  }

  private newest({id, version}: Programme) {
    return {id, version: this.programmes.items.find((each) => each.id === id)?.version ?? version};
  }

  private focus(selector: string): void {
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly back = (): void => {
    this.preview = this.error = this.trial = undefined;
    this.pins.clear();
    this.host.requestUpdate();
  };
}
