import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import {following} from '../../i18n/en/following.js';
import {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import {failure} from '../../ui/states.js';
import {mayFollow, type Followable} from './followable.js';

type Mark = {readonly id: string} | undefined;

/** Who or what can be followed where one meets them: whether one does is read when it is first drawn. Fetched when it is wanted. */
export class FollowButtons {
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof following)['phrases']>;
  private readonly communities: ItemLookup<'community'>;
  /** As a press left them, until the source says otherwise; by what is followed. */
  private readonly pressed = new Map<string, {readonly was: Mark; readonly now: Mark}>();
  private working = '';
  private failed = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly shared: () => (typeof common)['phrases'],
  ) {
    this.action = new CommunityAction(host, source);
    this.localize = new Localize(host, following);
    this.communities = new ItemLookup(host, source, 'community');
    source.onChange(() => this.pressed.clear());
  }

  render(things: readonly Followable[]): TemplateResult | typeof nothing {
    const shown = things.filter((thing) => mayFollow(this.source, thing));
    const isFailed = shown.some((thing) => nameOf(thing) === this.failed);
    return shown.length === 0
      ? nothing
      : html`${shown.map((thing) => this.renderOne(thing))}
        ${isFailed && this.action.error ? failure(this.action.error, this.shared()) : nothing}`;
  }

  private renderOne(thing: Followable): TemplateResult {
    const {strings} = this.localize;
    const mark = this.markOf(thing);
    const name = 'topic' in thing ? thing.topic : thing.member.name;
    const phrase =
      'topic' in thing
        ? mark
          ? strings.followingTopic
          : strings.followTopic
        : mark
          ? strings.following
          : strings.follow;
    return html`<button
      type="button"
      class="button small follow"
      aria-pressed=${mark !== undefined}
      aria-disabled=${this.working !== ''}
      @click=${() => void this.toggle(thing, mark)}
    >
      ${phrase(name)}
    </button>`;
  }

  private markOf(thing: Followable): Mark {
    const told = this.told(thing);
    const pressed = this.pressed.get(nameOf(thing));
    return pressed && pressed.was?.id === told?.id ? pressed.now : told;
  }

  private told(thing: Followable): Mark {
    return 'topic' in thing
      ? this.communities.get(thing.community)?.mine?.[`follow:${thing.topic}`]
      : thing.member.mine?.['follow'];
  }

  private async toggle(thing: Followable, mark: Mark): Promise<void> {
    if (this.working) return;
    const name = (this.working = nameOf(thing));
    const {community} = thing;
    const id = newId();
    const item = {
      id,
      ...('topic' in thing ? {subject: thing.community, topic: thing.topic} : {subject: thing.member.id}),
      ...(community && {community}),
    };
    this.failed = '';
    const result = await this.action.run(
      mark ? {verb: 'remove', kind: 'follow', id: mark.id} : {verb: 'create', kind: 'follow', item},
    );
    this.working = '';
    if (result) this.pressed.set(name, {was: this.told(thing), now: mark ? undefined : {id}});
    else if (this.action.error) this.failed = name;
    this.host.requestUpdate();
  }
}

function nameOf(thing: Followable): string {
  return 'topic' in thing ? `${thing.community} ${thing.topic}` : thing.member.id;
}
