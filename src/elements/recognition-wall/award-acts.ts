import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {awardActs} from '../../i18n/en/award-acts.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {AwardHiddenEvent, AwardHideEvent, AwardRevokedEvent, AwardRevokeEvent} from './award-events.js';

type Award = Item<'award'>;
type Act = 'hide' | 'show' | 'revoke';

/** Lets people hide what they were given and show it again, and take back what they gave, or what was given where they are facilitators. */
export class AwardActs {
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof awardActs)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  /** The award that somebody is asked once more whether they take it back. */
  private asked = '';

  /** @param changed Reads the awards again; told what to say where it went well. */
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly changed: (said?: string) => Promise<void>,
  ) {
    this.action = new CommunityAction(host, source);
    this.localize = new Localize(host, awardActs);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    source.onChange(() => (this.asked = ''));
  }

  get error(): CommunityError | undefined {
    return this.action.error;
  }

  render(award: Award, badge: string): TemplateResult {
    const {strings} = this.localize;
    const who = this.people.get(award.member)?.name ?? this.shared.strings.someone;
    const may = (act: Act) => award.may?.includes(act) === true && this.source.can('award', act);
    if (this.asked === award.id && may('revoke'))
      return html`<span class="row sure" role="group" aria-label=${strings.revokeThis(badge, who)}>
        <span>${strings.revokeSure(who)}</span>
        ${this.button(award, strings.revoke, strings.revokeThis(badge, who), () => void this.revoke(award, who))}
        ${this.button(award, strings.keep, strings.keepThis(badge, who), () => this.ask(award, false), 'keep')}
      </span>`;
    return html`${may('hide') ? this.button(award, strings.hide, strings.hideThis(badge), () => void this.hide(award, true)) : nothing}
    ${may('show') ? this.button(award, strings.show, strings.showThis(badge), () => void this.hide(award, false)) : nothing}
    ${may('revoke') ? this.button(award, strings.revoke, strings.revokeThis(badge, who), () => this.ask(award, true), 'revoke') : nothing}`;
  }

  private button({id}: Award, words: string, label: string, press: () => void, deed = 'award'): TemplateResult {
    return html`<button
      type="button"
      class="as-link"
      data-award=${id}
      data-deed=${deed}
      aria-label=${label}
      aria-disabled=${this.action.isBusy}
      @click=${press}
    >
      ${words}
    </button>`;
  }

  /** Asks once more, or no longer: the focus is on what leaves things as they are, then on what asked. */
  private ask({id}: Award, isAsked: boolean): void {
    this.asked = isAsked ? id : '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus(id, isAsked ? 'keep' : 'revoke'));
  }

  private async revoke(award: Award, who: string): Promise<void> {
    if (this.action.isBusy || !this.host.dispatchEvent(new AwardRevokeEvent(award))) return;
    if (!(await this.act(award, 'revoke', this.localize.strings.revokedNow(who)))) return;
    this.asked = '';
    this.host.dispatchEvent(new AwardRevokedEvent(award));
    // What was pressed is gone with it.
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.thank-button')?.focus();
  }

  private async hide(award: Award, isHidden: boolean): Promise<void> {
    if (this.action.isBusy || !this.host.dispatchEvent(new AwardHideEvent(award, isHidden))) return;
    const {hiddenNow, shownNow} = this.localize.strings;
    const isDone = await this.act(award, isHidden ? 'hide' : 'show', isHidden ? hiddenNow : shownNow);
    if (isDone) this.host.dispatchEvent(new AwardHiddenEvent(award, isHidden));
    await this.host.updateComplete;
    this.focus(award.id, 'award');
  }

  /** Where somebody changed it meanwhile, what it is now is shown, and the same may be done again. */
  private async act({id, version}: Award, act: Act, said: string): Promise<boolean> {
    const result = await this.action.run({verb: 'act', kind: 'award', id, version, act});
    await this.changed(result && said);
    return result !== undefined;
  }

  private focus(id: string, deed: string): void {
    const selector = `[data-award="${CSS.escape(id)}"][data-deed=${deed}]`;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
