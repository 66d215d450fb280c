import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {notices as section} from '../../i18n/en/notices.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {bellIcon} from '../../ui/icons/bell.js';
import {checkIcon} from '../../ui/icons/check.js';
import {mailIcon} from '../../ui/icons/mail.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import type {CommonStrings} from '../../ui/states.js';
import {woven} from '../../ui/woven.js';
import {fragmentOf} from '../discussion-thread/permalink.js';
import {dayName, whenOf} from './day-name.js';
import {clausesOf, type Clause, type NoticeDay, type NoticeGroup} from './notice-groups.js';

export type NoticeStrings = (typeof section)['phrases'];

/** What a notice may be about, as far as we can lead there. */
export const subjectKinds = ['discussion', 'practice', 'introduction', 'mentorship', 'nomination', 'badge'] as const;
export type Subject = Item<(typeof subjectKinds)[number]>;

/** What a group of notices is drawn from. */
export interface NoticeView {
  readonly group: NoticeGroup;
  readonly isUnread: boolean;
  /** `null` where it is not here any more. */
  readonly subject: Subject | null | undefined;
  /** What was said last, where the notices are about something said. */
  readonly reply: Item<'reply'> | undefined;
  /** The first of what is unread, where that is a reply. */
  readonly first: Item<'reply'> | undefined;
  readonly person: (id: string | undefined) => Item<'member'> | undefined;
  readonly strings: NoticeStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  readonly onOpen: (event: MouseEvent, href: string) => void;
  /** Left out where nothing can be marked. */
  readonly onMark: (() => void) | undefined;
}

/** How much of a text is shown, in characters: one line, two where it is narrow. */
const excerptLength = 140;

/** What came on one day. */
export function noticeDay({at, groups}: NoticeDay, words: Words, row: (group: NoticeGroup) => unknown): TemplateResult {
  return html`<section class="day">
    <h3>${dayName(at, words)}</h3>
    <ul>
      ${repeat(groups, ({key}) => key, row)}
    </ul>
  </section>`;
}

/** What happened to one thing: who did what, its title, and the first words of what was said. All of it is one link. */
export function noticeRow(view: NoticeView): TemplateResult {
  const {group, isUnread, subject, strings, shared, words, onOpen, onMark} = view;
  const [latest] = group.notices as [Item<'notice'>];
  const title = subject === null ? strings.gone : titleOf(subject);
  const href = subject ? placeOf(view, subject) : undefined;
  const inside = html`${faceOf(view)}
    <span class="told">
      ${isUnread ? html`<span class="visually-hidden">${strings.unread}:</span>` : nothing}
      <span class="clauses">${clausesOf(group).map((clause) => html`<span>${clauseWords(clause, view)}</span>`)}</span>
      <span class=${subject === undefined ? 'title blank' : 'title'}><bdi>${title}</bdi></span>
      ${excerptOf(view)}
    </span>`;
  return html`<li class=${isUnread ? 'group unread' : 'group'} part="notice" data-group=${group.key}>
    ${href ? html`<a class="go" href=${href} @click=${(event: MouseEvent) => onOpen(event, href)}>${inside}</a>` : html`<span class="go">${inside}</span>`}
    <span class="side quiet">
      ${latest.pending?.state === 'unsent' ? html`<span class="unsent">${shared.unsent}</span>` : nothing}
      <time datetime=${latest.createdAt} title=${words.dateTime(latest.createdAt)}
        >${whenOf(latest.createdAt, words)}</time
      >
      ${
        onMark
          ? html`<button
              type="button"
              class="button plain round mark"
              aria-label=${(isUnread ? strings.markRead : strings.markUnread)(title)}
              title=${(isUnread ? strings.markRead : strings.markUnread)(title)}
              @click=${onMark}
            >
              ${isUnread ? checkIcon() : mailIcon()}
            </button>`
          : nothing
      }
    </span>
  </li>`;
}

function titleOf(subject: Subject | undefined): string {
  if (!subject) return '';
  if (subject.kind === 'badge') return subject.name;
  if ('title' in subject) return subject.title;
  return plainExcerpt((subject.kind === 'nomination' ? subject.because : subject.message) ?? '', excerptLength);
}

/** To the first reply that is new, else to the whole; to the award that somebody was given, of a badge. */
function placeOf({group, first, reply}: NoticeView, subject: Subject): string {
  const award = subject.kind === 'badge' ? group.notices[0]?.about : undefined;
  if (award !== undefined) return itemHref('award', award);
  if (subject.kind !== 'discussion') return itemHref(subject.kind, subject.id);
  const to = first ?? reply;
  return fragmentOf(subject.id, to?.discussion === subject.id ? to.id : undefined);
}

function faceOf({group, person}: NoticeView): TemplateResult {
  const latest = group.notices.find(({by}) => by !== undefined);
  if (!latest) return html`<span class="avatar sign" aria-hidden="true">${bellIcon()}</span>`;
  const known = person(latest.by);
  return avatar({name: known?.name ?? '', ...(known?.picture && {picture: known.picture})});
}

function clauseWords({reason, people}: Clause, {strings, shared, words, person}: NoticeView): unknown {
  const [first, second] = people.map((id) => {
    const name = id === undefined ? shared.someone : person(id)?.name;
    return html`<bdi class=${name === undefined ? 'who blank' : 'who'}>${name ?? ''}</bdi>`;
  });
  const named = people.some((id) => id !== undefined);
  const who =
    people.length > 2
      ? woven((name) => strings.others(name!, people.length - 1), first)
      : second
        ? woven((...names) => words.list(names), first, second)
        : first;
  const phrases = strings as Readonly<Record<string, unknown>>;
  // What the source does by itself is said in other words than what somebody did; a newer source may have rules that we do not know.
  const phrase =
    (named && phrases[`by:${reason}`]) ||
    phrases[`is:${reason}`] ||
    phrases[`by:${reason}`] ||
    phrases[named ? 'by:' : 'is:'];
  return typeof phrase === 'function' ? woven(phrase as (who: string) => string, who) : phrase;
}

function excerptOf({group, reply}: NoticeView): TemplateResult | typeof nothing {
  const because = group.notices.find((notice) => notice.because && notice.reason !== 'review')?.because;
  const said = because ?? (reply?.body && plainExcerpt(reply.body, excerptLength));
  return said ? html`<span class="excerpt"><bdi>${said}</bdi></span>` : nothing;
}
