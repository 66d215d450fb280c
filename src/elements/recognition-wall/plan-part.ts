import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {quietHelp} from '../../i18n/en/quiet-help.js';
import type {Localize} from '../../i18n/localize.js';
import {givers, helpKinds, intervals} from '../../model/choices.js';
import type {Item} from '../../model/item.js';
import type {Behaviour} from '../../model/quiet-help.js';
import type {Filled} from '../../ui/field-form.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import {Deeds} from '../mentoring/deeds.js';

export interface PlanContext {
  /** Does anybody look? */
  readonly isOpen: () => boolean;
  readonly badges: () => readonly Item<'badge'>[];
}

type Community = Item<'community'>;

/** What communities want to see of their members and to thank for, as their charters say it; whoever leads one writes it. */
export class PlanPart {
  private readonly communities: CommunityQuery<'community'>;
  readonly deeds: Deeds;

  constructor(
    host: LitElement,
    source: CommunitySource,
    private readonly localize: Localize<(typeof quietHelp)['phrases']>,
    private readonly context: PlanContext,
  ) {
    this.deeds = new Deeds(host, source, () => this.communities.reload());
    this.communities = new CommunityQuery(host, source, {
      kind: 'community',
      query: () => {
        const any = Object.keys(source.description?.you?.roles ?? {});
        if (!context.isOpen() || any.length === 0) return undefined;
        return {where: {state: 'active', ...(!source.community && {community: {any}})}, limit: 100};
      },
    });
  }

  /** Those that have a plan; where only one is meant, whoever leads it may begin its plan. */
  get shown(): readonly Community[] {
    const {items} = this.communities;
    return items.filter((each) => behavioursOf(each).length > 0 || (items.length === 1 && this.mayEdit(each)));
  }

  get error() {
    return this.communities.error;
  }

  reload(): Promise<void> {
    return this.communities.reload();
  }

  /** @param draw What stands with each behaviour. */
  render(community: Community, shared: CommonStrings, draw: (behaviour: Behaviour) => TemplateResult): TemplateResult {
    const {strings} = this.localize;
    const behaviours = behavioursOf(community);
    const isOnly = this.shown.length === 1;
    const title = isOnly ? strings.plan : strings.planOf(community.name);
    const about = `plan ${community.id}`;
    const label = isOnly ? strings.add : strings.addIn(community.name);
    return html`<section class="plan stack" aria-label=${title}>
      <h4>${title}</h4>
      ${behaviours.length === 0 ? html`<p class="hint">${strings.noPlan}</p>` : nothing}
      <ul class="behaviours">
        ${behaviours.map((behaviour) => html`<li>${this.deeds.formFor(`${about} ${behaviour.text}`)?.render(shared) ?? draw(behaviour)}</li>`)}
      </ul>
      ${
        this.mayEdit(community)
          ? (this.deeds.formFor(about)?.render(shared) ??
            html`<p>
              <button
                type="button"
                class="button small"
                data-opens=${about}
                aria-label=${label}
                @click=${() => this.open(community)}
              >
                ${strings.add}
              </button>
            </p>`)
          : nothing
      }
      ${this.deeds.action.error && !this.deeds.form ? failure(this.deeds.action.error, shared) : nothing}
    </section>`;
  }

  /** What whoever leads the community does with a behaviour of its plan. */
  renderActs(community: Community, behaviour: Behaviour): TemplateResult | typeof nothing {
    if (!this.mayEdit(community)) return nothing;
    const {strings} = this.localize;
    return html`<span class="row edits">
      <button
        type="button"
        class="button plain small"
        data-opens="plan ${community.id} ${behaviour.text}"
        aria-label=${strings.editThis(behaviour.text)}
        @click=${() => this.open(community, behaviour)}
      >
        ${strings.edit}
      </button>
      <button
        type="button"
        class="button plain small"
        aria-label=${strings.removeThis(behaviour.text)}
        aria-disabled=${this.deeds.action.isBusy}
        @click=${() => void this.remove(community, behaviour)}
      >
        ${strings.remove}
      </button>
    </span>`;
  }

  private mayEdit({may}: Community): boolean {
    return this.deeds.can('community', 'update') && may?.includes('update') === true;
  }

  private open(community: Community, behaviour?: Behaviour): void {
    const {strings} = this.localize;
    const about = ['plan', community.id, ...(behaviour ? [behaviour.text] : [])].join(' ');
    const badges = this.context
      .badges()
      .filter(({community: home, alsoFor = []}) => [home, ...alsoFor].includes(community.id));
    const of = <T extends string>(values: readonly T[], words: (value: T) => string, none: string) => [
      ['', none] as const,
      ...values.map((value) => [value, words(value)] as const),
    ];
    this.deeds.open(about, {
      name: `plan/${community.id}/${behaviour?.text ?? ''}`,
      begin: {text: '', help: '', badge: '', every: '', by: '', ...behaviour},
      words: () => ({title: behaviour ? strings.edit : strings.add, send: strings.save}),
      fields: () => [
        {name: 'text', label: strings.text, hint: strings.textHint, need: strings.needText, max: 1_000},
        {
          name: 'help',
          label: strings.help,
          as: 'choice',
          of: of(helpKinds, (each) => strings[`in-${each}`], strings.nowhere),
        },
        {
          ...{name: 'badge', label: strings.badge, as: 'choice'},
          of: of(
            badges.map(({id}) => id),
            (id) => badges.find((each) => each.id === id)!.name,
            strings.anyBadge,
          ),
        },
        {
          name: 'every',
          label: strings.every,
          as: 'choice',
          of: of(intervals, (each) => strings[each], strings.whenever),
        },
        {name: 'by', label: strings.by, as: 'choice', of: of(givers.slice(1), (each) => strings[each], strings.member)},
      ],
      send: async (values, {key}) => {
        const said = behaviourOf(values);
        const isKept = await this.write(community.id, key, (all) => put(all, behaviour, said));
        if (!isKept) return false;
        // Back to what opened it.
        this.deeds.close();
        void this.deeds.done(strings.kept);
        return true;
      },
    });
  }

  private async remove(community: Community, behaviour: Behaviour): Promise<void> {
    const {strings} = this.localize;
    const at = behavioursOf(community).indexOf(behaviour);
    const isGone = await this.write(community.id, undefined, (all) => put(all, behaviour, undefined));
    if (!isGone) return;
    void this.deeds.done(strings.removed, async () => {
      const isBack = await this.write(community.id, undefined, (all) => [
        ...all.slice(0, at),
        behaviour,
        ...all.slice(at),
      ]);
      if (isBack) void this.deeds.done(strings.restored);
    });
  }

  /** Changes the plan as it stands now: what others wrote meanwhile stays. */
  private async write(
    id: string,
    key: string | undefined,
    change: (all: readonly Behaviour[]) => readonly Behaviour[],
  ): Promise<boolean> {
    const community = this.communities.items.find((each) => each.id === id);
    if (!community) return false;
    const {version, charter} = community;
    const set = {charter: {...charter, behaviours: change(behavioursOf(community))}};
    const result = await this.deeds.run({verb: 'update', kind: 'community', id, version, set}, key);
    if (result) this.communities.take(result);
    return result !== undefined;
  }
}

const parts = ['text', 'help', 'badge', 'every', 'by'] as const;

export function behavioursOf({charter}: Community): readonly Behaviour[] {
  return charter?.behaviours ?? [];
}

/** The list with one of it as it is now, or without it. What is not there as it was, is added: somebody else changed it, and theirs stays. */
function put(all: readonly Behaviour[], was: Behaviour | undefined, now: Behaviour | undefined): readonly Behaviour[] {
  const at = was ? all.findIndex((each) => parts.every((part) => each[part] === was[part])) : -1;
  const added = now ? [now] : [];
  return at < 0 ? [...all, ...added] : [...all.slice(0, at), ...added, ...all.slice(at + 1)];
}

function behaviourOf({text = '', ...others}: Filled): Behaviour {
  const given = Object.entries(others).filter(([, value]) => value !== '');
  return {text, ...Object.fromEntries(given)} as Behaviour;
}
