import {html, nothing, type TemplateResult} from 'lit';

import type {recognition} from '../../i18n/en/recognition.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {emblem} from '../../ui/emblem.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import type {CommonStrings} from '../../ui/states.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';

type Origin = NonNullable<Item<'award'>['evidence']>[number];

/** What an award is drawn from. */
export interface AwardView {
  readonly award: Pick<
    Item<'award'>,
    'badge' | 'member' | 'message' | 'evidence' | 'state' | 'visibility' | 'createdAt' | 'pending'
  >;
  readonly badge: Item<'badge'> | undefined;
  readonly receiver: Item<'member'> | undefined;
  /** The name of who gave it, where that is known. */
  readonly giver: string | undefined;
  readonly strings: (typeof recognition)['phrases'];
  readonly words: Words;
  readonly shared: CommonStrings;
  /** What can be done with it. */
  readonly actions?: unknown;
}

/** One award on the wall: the emblem, who, for what, from whom and when. */
export function awardCard({
  award,
  badge,
  receiver,
  giver,
  strings,
  words,
  shared,
  actions = nothing,
}: AwardView): TemplateResult {
  const name = receiver?.name ?? shared.someone;
  const link = safeLink(`member:${encodeURIComponent(award.member)}`);
  const when = words.ago(award.createdAt);
  return html`<article class="award ${award.state}" part="award">
    ${emblem({id: award.badge, ...(badge?.level && {level: badge.level})})}
    <div class="said">
      <h3 class="who" part="who">
        ${avatar({name, ...(receiver?.picture && {picture: receiver.picture})}, 'small')}
        ${receiver && link ? html`<a href=${link.href} dir="auto">${name}</a>` : html`<span dir="auto">${name}</span>`}
      </h3>
      <p class="badge-name" part="badge" title=${badge?.description ?? nothing}>
        <bdi>${badge?.name ?? strings.unknownBadge}</bdi>
      </p>
      ${award.message ? html`<div class="message" part="message">${richText(award.message, plain)}</div>` : nothing}
      ${award.evidence?.length ? html`<p class="evidence" part="evidence">${strings.for} ${award.evidence.map((each, index) => html`${index ? ', ' : ''}${evidenceLink(each)}`)}</p>` : nothing}
      <p class="quiet meta">
        <time datetime=${award.createdAt} title=${words.dateTime(award.createdAt)}
          >${giver ? strings.from(giver, when) : when}</time
        >
        ${award.visibility === 'pair' || award.visibility === 'person' ? html`<span class="mark">${strings.pair}</span>` : nothing}
        ${award.state === 'hidden' ? html`<span class="mark">${strings.hidden}</span>` : nothing}
        ${award.pending ? html`<span class="mark">${shared[award.pending.state]}</span>` : nothing}
        ${award.state === 'revoked' ? html`<span class="mark">${strings.revoked}</span>` : nothing} ${actions}
      </p>
    </div>
  </article>`;
}

const plain = {headingLevel: 4};

/** To an item of the community, or to any address that is safe to follow. */
export function evidenceLink({kind, id, url, title}: Origin): TemplateResult {
  const link = safeLink(kind && id ? `${kind}:${encodeURIComponent(id)}` : (url ?? ''));
  const words = title ?? url ?? id ?? '';
  return link && (id || url)
    ? html`<a href=${link.href} rel="nofollow ugc noopener" dir="auto">${words}</a>`
    : html`<span dir="auto">${words}</span>`;
}
