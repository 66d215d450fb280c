import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Words} from '../../i18n/words.js';
import type {Invitation} from '../../journal/kept.js';
import type {JournalDesk} from './journal-desk.js';
import {happened, promptFor, type ReflectionStrings} from './prompts.js';

export interface InvitationContext {
  readonly desk: JournalDesk;
  readonly strings: ReflectionStrings;
  readonly words: Words;
  /** Whose turn it is among the questions. */
  readonly turn: number;
}

/** As many as do not stand in the way of writing. */
const most = 3;

/** What happened and is worth a line: with a question, to be answered or put away. */
export function invitationList(
  invitations: readonly Invitation[],
  context: InvitationContext,
): TemplateResult | typeof nothing {
  if (invitations.length === 0) return nothing;
  return html`<ul class="invitations" aria-label=${context.strings.invitations}>
    ${repeat(
      invitations.slice(0, most),
      ({id}) => id,
      (invitation) => renderInvitation(invitation, context),
    )}
  </ul>`;
}

function renderInvitation(invitation: Invitation, {desk, strings, words, turn}: InvitationContext): TemplateResult {
  const {id, about, occasion} = invitation;
  return html`<li class="card invitation" part="invitation">
    <p>
      <bdi>${happened(invitation, strings, words)}</bdi>
      <strong class="prompt"><bdi>${promptFor(occasion, turn, strings)}</bdi></strong>
    </p>
    <div class="row">
      <button
        type="button"
        class="button small"
        aria-label=${strings.invitationWriteName(about.title)}
        @click=${() => desk.beginAndFocus({occasion, about, invitation: id})}
      >
        ${strings.invitationWrite}
      </button>
      <button
        type="button"
        class="button small plain"
        aria-label=${strings.invitationDismissName(about.title)}
        @click=${() => void desk.dismiss(invitation)}
      >
        ${strings.invitationDismiss}
      </button>
    </div>
  </li>`;
}
