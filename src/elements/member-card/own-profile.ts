import {html, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import {profile} from '../../i18n/en/profile.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {LeaveForm} from './leave-form.js';
import {ProfileEditor} from './profile-editor.js';
import {valuesOf} from './profile-values.js';

type Member = Item<'member'>;

export interface OwnProfileOptions {
  readonly take: (result: WriteResult) => void;
  /** @param said What was done. */
  readonly onEnd: (said: string) => void;
}

/** One's own profile and one's leaving, in the place of the card. Fetched when somebody presses “Edit profile”. */
export class OwnProfile {
  private readonly localize: Localize<(typeof profile)['phrases']>;
  private readonly editor: ProfileEditor;
  private readonly leaving: LeaveForm;

  constructor(host: LitElement, source: CommunitySource, {take, onEnd}: OwnProfileOptions) {
    this.localize = new Localize(host, profile);
    this.editor = new ProfileEditor(host, source, {
      done: (result) => {
        take(result);
        // What waits to be sent says so itself.
        onEnd(result.items[0]?.pending ? '' : this.localize.strings.saved);
      },
      cancel: (isKept) => onEnd(isKept ? this.localize.strings.kept : ''),
    });
    this.leaving = new LeaveForm(host, source, (result, said) => {
      this.editor.close();
      take(result);
      onEnd(result.items[0]?.pending ? '' : said);
    });
  }

  /** Whose profile is open. */
  get of(): string | undefined {
    return this.editor.of;
  }

  /** @param typed A profile as it was meant to be, where it was not saved. */
  begin(member: Member, typed?: Member): void {
    this.leaving.begin();
    this.editor.begin(member, typed && valuesOf(typed));
  }

  render(member: Member): TemplateResult {
    return html`${this.editor.render()} ${member.may?.includes('leave') ? this.leaving.render(member) : ''}`;
  }
}
