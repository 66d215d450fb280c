import {html, nothing, type TemplateResult} from 'lit';

import type {Visibility} from '../../model/choices.js';
import {eyeIcon} from '../../ui/icons/eye.js';
import {xIcon} from '../../ui/icons/x.js';
import {listOf} from '../../ui/in-json.js';
import type {ProfileStrings} from './profile-list.js';
import {
  mapOf,
  mapText,
  narrowerThan,
  type Link,
  type ProfileField,
  type ProfileLine,
  type ProfileSwitch,
  type ProfileValues,
} from './profile-values.js';

/** What every field of a profile needs to know, and to say. */
export interface FieldsContext {
  readonly values: ProfileValues;
  readonly strings: ProfileStrings;
  readonly problems: Readonly<Record<string, string>>;
  readonly set: (change: Partial<ProfileValues>) => void;
}

/** What is shown of somebody; presence is theirs to show, and not to write. */
type ShownField = ProfileField | 'presence';

/** What fields are called. */
export function labelOf(name: ShownField, strings: ProfileStrings): string {
  if (name === 'visibility') return strings.seen;
  if (name === 'fieldVisibility') return strings.sees('…');
  return name === 'title' ? strings.role : strings[name];
}

/** A field under its label, with who sees it beside, and what is wrong with it or how it is meant below. */
export function framed(
  name: ProfileField,
  context: FieldsContext,
  field: (describedBy: string) => TemplateResult,
  {hint = '', isWide = false}: {readonly hint?: string; readonly isWide?: boolean} = {},
): TemplateResult {
  const problem = context.problems[name];
  const describedBy = [problem && `profile-${name}-problem`, hint && `profile-${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="entry ${isWide ? 'wide' : ''}">
    <div class="top">
      <label for="profile-${name}">${labelOf(name, context.strings)}</label>${whoSees(name, context)}
    </div>
    ${field(describedBy)}
    ${problem ? html`<p class="field-error" id="profile-${name}-problem">${problem}</p>` : nothing}
    ${hint ? html`<p class="hint" id="profile-${name}-hint">${hint}</p>` : nothing}
  </div>`;
}

export interface LineOptions {
  readonly type?: string;
  readonly hint?: string;
  readonly list?: string;
  readonly autocomplete?: string;
  readonly max?: number;
  readonly isWide?: boolean;
}

export function line(name: ProfileLine, context: FieldsContext, options: LineOptions = {}): TemplateResult {
  const {type = 'text', hint = '', list, autocomplete = 'off', max = 1000, isWide = false} = options;
  const {values, problems} = context;
  return framed(
    name,
    context,
    (describedBy) =>
      html`<input
        class="field"
        id="profile-${name}"
        name=${name}
        type=${type}
        dir="auto"
        maxlength=${max}
        list=${list ?? nothing}
        autocomplete=${autocomplete}
        aria-describedby=${describedBy || nothing}
        aria-invalid=${problems[name] ? 'true' : nothing}
        aria-required=${name === 'name' ? 'true' : nothing}
        .value=${values[name]}
      />`,
    {hint, isWide},
  );
}

export function prose(name: ProfileLine, context: FieldsContext): TemplateResult {
  const {values, problems} = context;
  return framed(
    name,
    context,
    (describedBy) =>
      html`<textarea
        class="field"
        id="profile-${name}"
        name=${name}
        dir="auto"
        aria-describedby=${describedBy || nothing}
        aria-invalid=${problems[name] ? 'true' : nothing}
        .value=${values[name]}
      ></textarea>`,
    {isWide: true},
  );
}

/** Who sees one field: as many as the profile, or fewer. */
function whoSees(name: ShownField, {values, strings, set}: FieldsContext): TemplateResult | typeof nothing {
  if (name === 'name' || name === 'visibility') return nothing;
  const all = values.visibility as Visibility;
  const narrower = narrowerThan(all);
  if (narrower.length === 0) return nothing;
  const map = mapOf(values.fieldVisibility);
  const chosen = narrower.find((each) => each === map[name]) ?? '';
  const choose = ({target}: Event) => {
    const {[name]: _before, ...others} = map;
    const {value} = target as HTMLSelectElement;
    set({fieldVisibility: mapText(value ? {...others, [name]: value} : others)});
  };
  return html`<label class="pick sees ${chosen ? 'narrower' : ''}"
    >${eyeIcon()}<span class="visually-hidden">${strings.sees(labelOf(name, strings))}</span>
    <select data-sees=${name} @change=${choose}>
      <option value="" .selected=${chosen === ''}>${strings[all]}</option>
      ${narrower.map((each) => html`<option value=${each} .selected=${each === chosen}>${strings[each]}</option>`)}
    </select></label
  >`;
}

/** What an organisation adds: the names are its own, what stands there is for whom it is about to say. */
export function custom(context: FieldsContext): TemplateResult | typeof nothing {
  const {values, strings, problems, set} = context;
  const all = mapOf(values.custom);
  const problem = problems['custom'];
  if (values.custom === '{}') return nothing;
  const write = (name: string, {target}: Event) =>
    set({custom: mapText({...all, [name]: (target as HTMLInputElement).value})});
  return html`<fieldset class="pairs">
    <legend>${strings.custom}</legend>
    <div class="top wide"><span class="hint">${strings.customHint}</span>${whoSees('custom', context)}</div>
    ${Object.entries(all).map(
      ([name, value], at) =>
        html`<div class="entry">
          <div class="top">
            <label for="profile-custom-${at}"><bdi>${name}</bdi></label>
          </div>
          <input
            class="field"
            id="profile-custom-${at}"
            dir="auto"
            maxlength="1000"
            aria-describedby=${problem ? 'profile-custom-problem' : nothing}
            aria-invalid=${problem ? 'true' : nothing}
            .value=${value}
            @input=${(event: Event) => write(name, event)}
          />
        </div>`,
    )}
    ${problem ? html`<p class="field-error wide" id="profile-custom-problem">${problem}</p>` : nothing}
  </fieldset>`;
}

/** Who sees whether somebody can be reached, where the source says so. */
export function presenceSeen(context: FieldsContext): TemplateResult {
  const {strings} = context;
  return html`<div class="entry wide">
    <div class="top"><span class="label">${strings.presence}</span>${whoSees('presence', context)}</div>
    <p class="hint">${strings.presenceHint}</p>
  </div>`;
}

/** Who sees the profile as a whole. */
export function seenBy({values, strings, set}: FieldsContext): TemplateResult {
  const choices = ['public', 'organisation', 'community', 'person'] as const;
  return html`<label class="pick seen-by"
    >${strings.seen}
    <select @change=${({target}: Event) => set({visibility: (target as HTMLSelectElement).value})}>
      ${choices.map((each) => html`<option value=${each} .selected=${each === values.visibility}>${strings[each]}</option>`)}
    </select></label
  >`;
}

/** Something that is so or not, with words that say what follows from it. */
export function onOff(name: ProfileSwitch, {values, strings, set}: FieldsContext): TemplateResult {
  return html`<div class="switch">
    <label class="choice"
      ><input
        type="checkbox"
        aria-describedby="profile-${name}-hint"
        data-switch=${name}
        .checked=${values[name] === 'yes'}
        @change=${({target}: Event) => set({[name]: (target as HTMLInputElement).checked ? 'yes' : ''})}
      />
      ${strings[name]}</label
    >
    <p class="hint" id="profile-${name}-hint">${strings[`${name}Hint`]}</p>
  </div>`;
}

/** Addresses, each with what it is called. */
export function links(context: FieldsContext): TemplateResult {
  const {values, strings, problems, set} = context;
  const all = listOf<Link>(values.links);
  const put = (next: readonly Link[]) => set({links: JSON.stringify(next)});
  const change = (at: number, part: Partial<Link>) =>
    put(all.map((each, nth) => (nth === at ? {...each, ...part} : each)));
  const problem = problems['links'];
  return html`<div
    class="entry wide links"
    role="group"
    aria-labelledby="profile-links"
    aria-describedby=${problem ? 'profile-links-problem' : nothing}
  >
    <div class="top"><span class="label" id="profile-links">${strings.links}</span>${whoSees('links', context)}</div>
    ${all.map(
      ({title = '', url}, at) =>
        html`<div class="link" role="group" aria-label=${strings.linkNamed(title || url)}>
          <input
            class="field"
            dir="auto"
            aria-label=${strings.linkTitle}
            placeholder=${strings.linkTitle}
            .value=${title}
            @input=${({target}: Event) => change(at, {title: (target as HTMLInputElement).value})}
          />
          <input
            class="field"
            type="url"
            dir="ltr"
            aria-label=${strings.linkAddress}
            placeholder="https://"
            aria-invalid=${problem && url && !isAddress(url) ? 'true' : nothing}
            .value=${url}
            @input=${({target}: Event) => change(at, {url: (target as HTMLInputElement).value})}
          />
          <button
            type="button"
            class="button plain round"
            aria-label=${strings.take(title || url || strings.links)}
            @click=${() => put(all.filter((_, nth) => nth !== at))}
          >
            ${xIcon()}
          </button>
        </div>`,
    )}
    ${problem ? html`<p class="field-error" id="profile-links-problem">${problem}</p>` : nothing}
    <button type="button" class="button small" @click=${() => put([...all, {url: ''}])}>${strings.addLink}</button>
  </div>`;
}

/** Is it one that a page may lead to? */
export function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
