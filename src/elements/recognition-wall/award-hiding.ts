import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {awardHiding} from '../../i18n/en/award-hiding.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {AwardHiddenEvent, AwardHideEvent} from './award-events.js';

/** Lets people hide what they were given, and show it again. */
export class AwardHiding {
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof awardHiding)['phrases']>;

  /** @param changed Reads the awards again; told what to say where it went well. */
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly changed: (said?: string) => Promise<void>,
  ) {
    this.action = new CommunityAction(host, source);
    this.localize = new Localize(host, awardHiding);
  }

  get error(): CommunityError | undefined {
    return this.action.error;
  }

  render(award: Item<'award'>, badge: string): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    const act = (['hide', 'show'] as const).find((each) => award.may?.includes(each) && this.source.can('award', each));
    if (!act) return nothing;
    return html`<button
      type="button"
      class="as-link"
      data-award=${award.id}
      aria-label=${act === 'hide' ? strings.hideThis(badge) : strings.showThis(badge)}
      aria-disabled=${this.action.isBusy}
      @click=${() => this.handle(award, act)}
    >
      ${strings[act]}
    </button>`;
  }

  private async handle(award: Item<'award'>, act: 'hide' | 'show'): Promise<void> {
    const {id, version} = award;
    if (this.action.isBusy) return;
    if (!this.host.dispatchEvent(new AwardHideEvent(award, act === 'hide'))) return;
    const result = await this.action.run({verb: 'act', kind: 'award', id, version, act});
    // Where somebody changed it meanwhile, what it is now is shown, and may be hidden again.
    await this.changed(result && this.localize.strings[act === 'hide' ? 'hiddenNow' : 'shownNow']);
    if (result) this.host.dispatchEvent(new AwardHiddenEvent(award, act === 'hide'));
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>(`[data-award="${CSS.escape(id)}"]`)?.focus();
  }
}
