import {html, nothing, type TemplateResult} from 'lit';

import {timeIn} from '../../i18n/time-in.js';
import {languageName} from '../../i18n/language-name.js';
import type {memberDetails as details} from '../../i18n/en/member-details.js';
import type {Words} from '../../i18n/words.js';
import {avatar} from '../../ui/avatar.js';
import {calendarCheckIcon} from '../../ui/icons/calendar-check.js';
import {clockIcon} from '../../ui/icons/clock.js';
import {globeIcon} from '../../ui/icons/globe.js';
import {linkIcon} from '../../ui/icons/link.js';
import {mailIcon} from '../../ui/icons/mail.js';
import {mapPinIcon} from '../../ui/icons/map-pin.js';
import {phoneIcon} from '../../ui/icons/phone.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import {askLink, evidence, marked, type FaceContext, type Member} from './member-face.js';

type DetailStrings = (typeof details)['phrases'];

export interface DetailsContext extends FaceContext {
  readonly details: DetailStrings;
  /** Was everything read, or only what a list shows? */
  readonly isWhole: boolean;
  /** What can be done with them, where that has come. */
  readonly acts?: unknown;
  /** What stands behind what is said of them, where that has come. */
  readonly more?: MoreParts | undefined;
}

/** What is fetched once a card stands. */
export interface MoreParts {
  /** Whether they can be reached now: at the picture, and in words. */
  dot(): unknown;
  presence(): unknown;
  /** Whom to ask in place of somebody who has moved on; until when somebody is here who is to leave. */
  instead(): unknown;
  /** What speaks for them; nothing where nothing does. */
  counted(): unknown;
  /** What was pressed of it: of a skill, or of what was counted. */
  behind(isOfSkill: boolean): unknown;
  skill(skill: string, name: unknown, level: unknown): unknown;
}

/** Everything about a member that helps to ask them, thank them or learn from them. */
export function memberDetails(member: Member, context: DetailsContext): TemplateResult {
  const {details: strings, words, isWhole, more} = context;
  const {name, title, unit, bio, topics = [], joined, presence, leavesOn, custom = {}} = member;
  const isHere = member.state !== 'moved-on';
  // What an organisation adds has names of its own.
  const texts = [[strings.topics, words.list(topics)], [strings.bio, bio], ...Object.entries<unknown>(custom)] as const;
  const proof = isHere && (more ? more.counted() : evidence(member, context));
  return html`<div class="details">
    <div class="person">
      ${avatar(member, 'large')}${more?.dot()}
      <div class="who">
        <h3 class="full-name">${marked(name, context)}</h3>
        ${title || unit ? html`<p class="quiet">${marked([title, unit].filter(Boolean).join(' · '), context)}</p>` : nothing}${presence && isHere ? html`<p class="presence">${more?.presence() ?? '…'}</p>` : nothing}
      </div>
      ${askLink(member, context)}
    </div>
    ${isHere && !leavesOn ? nothing : html`<p class="moved-on">${isHere ? nothing : strings.leftBehind(name)} ${more?.instead()}</p>`}
    <ul class="facts">
      ${place(member, context)} ${isHere ? contact(member) : nothing}
    </ul>
    <div class="knows">
      ${skills('helps', member, context)} ${skills('seeks', member, context)}
      ${texts.map(([label, text]) =>
        text
          ? html`<section>
              <h4><bdi>${label}</bdi></h4>
              <p class="bio">${marked(String(text), context)}</p>
            </section>`
          : nothing,
      )}
      ${isWhole ? nothing : html`<section><span class="bar"></span><span class="bar short"></span></section>`}
    </div>
    ${
      proof || joined
        ? html`<p class="quiet standing">
            ${proof || nothing}${proof && joined ? ' · ' : nothing}${joined ? strings.joined(words.date(joined)) : nothing}
          </p>`
        : nothing
    }
    ${more?.behind(false)} ${context.acts}
  </div>`;
}

function place({place, timeZone, languages = [], officeHours}: Member, context: DetailsContext): TemplateResult {
  const {details, strings, words} = context;
  const time = timeZone ? timeIn(words, timeZone) : '';
  const zone = timeZone && zoneOf(timeZone, words);
  return html`
    ${place ? html`<li>${mapPinIcon()}<span>${marked(place, context)}</span></li>` : nothing}
    ${
      time
        ? html`<li>
            ${clockIcon()}<span
              ><span class="count">${strings.localTime(time)}</span> <span class="quiet">${zone}</span></span
            >
          </li>`
        : nothing
    }
    ${
      officeHours
        ? html`<li>
            ${calendarCheckIcon()}<span><span class="quiet">${details.officeHours}:</span> ${officeHours}</span>
          </li>`
        : nothing
    }
    ${
      languages.length > 0
        ? html`<li>
            ${globeIcon()}<span
              ><span class="visually-hidden">${details.languages}</span>
              ${words.list(languages.map((tag) => languageName(words, tag)))}</span
            >
          </li>`
        : nothing
    }
  `;
}

function contact({mail, phone, links = []}: Member): TemplateResult {
  const safe = links.flatMap(({title, url}) => {
    const href = safeLink(url)?.href;
    return href ? [{href, title: title || hostOf(url)}] : [];
  });
  return html`
    ${mail ? html`<li>${mailIcon()}<a href="mailto:${mail}">${mail}</a></li>` : nothing}
    ${phone ? html`<li>${phoneIcon()}<a href="tel:${phone.replace(/[^+\d]/g, '')}" dir="ltr">${phone}</a></li>` : nothing}
    ${safe.map(({href, title}) => html`<li>${linkIcon()}<a href=${href} rel="noopener">${title}</a></li>`)}
  `;
}

/** What somebody can help with, or wants to learn. */
function skills(name: 'helps' | 'seeks', member: Member, context: DetailsContext) {
  const {details: strings} = context;
  const all = member[name];
  const isFilled = name === 'helps';
  const more = isFilled ? context.more : undefined;
  if (!all?.length) return nothing;
  return html`<section>
    <h4>${strings[name]}</h4>
    <ul class="chips">
      ${all.map(({skill, level}) => {
        const drawn = [marked(skill, context), level ? levelDots(level, strings) : nothing] as const;
        return html`<li class="chip ${isFilled ? 'filled' : ''}">${more?.skill(skill, ...drawn) ?? drawn}</li>`;
      })}
    </ul>
    ${more?.behind(true)}
  </section>`;
}

/** How far a skill goes, as dots for the eye and words for everybody. */
function levelDots(level: number, strings: DetailStrings): TemplateResult {
  const words = strings.level(level);
  return html`<span class="level" title=${words}>
    <span aria-hidden="true"
      >${[1, 2, 3, 4].map((step) => html`<span class="dot ${step <= level ? 'on' : ''}"></span>`)}</span
    >
    <span class="visually-hidden">${words}</span>
  </span>`;
}

/** “GMT+1”, so that a time can be compared with one's own. */
function zoneOf(timeZone: string, {language}: Words): string {
  const parts = new Intl.DateTimeFormat(language, {timeZone, timeZoneName: 'short'}).formatToParts();
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
