import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {noticeSettings} from '../../i18n/en/notice-settings.js';
import {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import {addStyles} from '../../ui/add-styles.js';
import {formStyles} from '../../ui/form.styles.js';
import {failure} from '../../ui/states.js';
import {FeedSettings} from './feed-settings.js';
import {FollowList} from './follow-list.js';
import {settingsStyles} from './notice-settings.styles.js';

const rhythms = ['at-once', 'daily', 'weekly', 'never'] as const;
type Rhythm = (typeof rhythms)[number];

/** How somebody is told what is new, and of what: mails, what they follow, feeds. Fetched when it is first wanted. */
export class NoticeSettings {
  private readonly localize: Localize<(typeof noticeSettings)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly mails: CommunityQuery<'subscription'>;
  private readonly follows: FollowList;
  private readonly feeds: FeedSettings;
  /** What was chosen, until the source says so. */
  private chosen: Rhythm | undefined;
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    addStyles(host, formStyles, settingsStyles);
    this.localize = new Localize(host, noticeSettings);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.mails = new CommunityQuery(host, source, {
      kind: 'subscription',
      query: () =>
        source.you && this.mayMail ? {where: {createdBy: source.you, community: undefined}, limit: 1} : undefined,
    });
    this.follows = new FollowList(host, source, this.localize, this.shared);
    this.feeds = new FeedSettings(host, source, this.localize, this.shared);
    source.onChange(() => {
      this.chosen = undefined;
      this.said = '';
    });
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    return html`<h3 tabindex="-1">${strings.title}</h3>
      ${this.mayMail ? this.renderMails() : nothing} ${this.follows.render()} ${this.feeds.render()}`;
  }

  private renderMails(): TemplateResult {
    const {strings} = this.localize;
    const [stored] = this.mails.items;
    const chosen = this.chosen ?? stored?.mails;
    const error = this.action.error ?? this.mails.error;
    return html`<form class="part" @submit=${(event: Event) => event.preventDefault()}>
      <fieldset aria-describedby="mails-state">
        <legend>${strings.mails}</legend>
        <div class="choices">
          ${rhythms.map(
            (rhythm) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="mails"
                  value=${rhythm}
                  .checked=${rhythm === chosen}
                  @change=${() => void this.choose(rhythm)}
                />
                ${strings[rhythm]}
              </label>`,
          )}
        </div>
      </fieldset>
      <p class="hint" id="mails-state" role="status">
        ${this.said || (this.mails.page && !chosen ? strings.mailsUnset : nothing)}
        ${stored?.pending?.state === 'unsent' ? this.shared.strings.unsent : nothing}
      </p>
      ${error ? failure(error, this.shared.strings) : nothing}
    </form>`;
  }

  /** Does this source send mails? Where none can be asked for, none come. */
  private get mayMail(): boolean {
    return this.source.adapter?.write !== undefined && this.source.can('subscription', 'create');
  }

  private async choose(mails: Rhythm): Promise<void> {
    const {you} = this.source;
    const [stored] = this.mails.items;
    this.chosen = mails;
    this.said = '';
    const result = await this.action.run(
      stored
        ? {verb: 'update', kind: 'subscription', id: stored.id, set: {mails}}
        : {verb: 'create', kind: 'subscription', item: {id: newId(), member: you!, mails}},
    );
    if (result) {
      this.mails.take(result);
      this.said = this.localize.strings.saved;
      if (!stored) await this.mails.reload();
    }
    this.chosen = undefined;
    this.host.requestUpdate();
  }
}
