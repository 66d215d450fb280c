import {html, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {Localize} from '../../i18n/localize.js';
import {failure} from '../../ui/states.js';

/** For whoever left by themselves, and is a visitor since: the way back. */
export class ComeBack {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private isBack = false;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, memberMore);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {error} = this.action;
    // Everything on the page was told that they are a visitor.
    if (this.isBack) return html`<p class="card come-back" role="status" tabindex="-1">${strings.youAreBack}</p>`;
    return html`<div class="card stack come-back">
      <p>${strings.youLeft}</p>
      <div class="row">
        <button type="button" class="button small" aria-disabled=${this.action.isBusy} @click=${this.come}>
          ${strings.return}
        </button>
      </div>
      ${error ? failure(error, this.shared.strings) : ''}
    </div>`;
  }

  private readonly come = async (): Promise<void> => {
    const {left} = this.source.description ?? {};
    if (left === undefined || this.action.isBusy) return;
    if (!(await this.action.run({verb: 'act', kind: 'member', id: left, act: 'return'}))) return;
    this.isBack = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.come-back')?.focus();
  };
}
