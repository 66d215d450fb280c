import {html, nothing, type TemplateResult} from 'lit';

import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import {listOf} from '../../ui/in-json.js';
import type {SeveralField} from '../../ui/several-field.js';
import {
  choices,
  people,
  texts,
  type PracticeChoice,
  type PracticeField,
  type PracticePeople,
  type PracticeValues,
  type Section,
} from './practice-values.js';

/** What every field of a practice needs to know, and to say. */
export interface FieldsContext {
  readonly values: PracticeValues;
  readonly strings: (typeof practiceEditing)['phrases'];
  readonly problems: Readonly<Record<string, string>>;
  readonly set: (change: Partial<PracticeValues>) => void;
  /** What is to be decided about a field, above it. */
  readonly above: (name: PracticeField) => unknown;
}

/** A field under its label, with what is wrong with it and how it is meant. */
function framed(
  name: PracticeField,
  context: FieldsContext,
  field: (describedBy: string) => TemplateResult,
  hint = '',
): TemplateResult {
  const problem = context.problems[name];
  const ids = [problem && `practice-${name}-problem`, hint && `practice-${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="entry" data-field=${name}>
    <label for="practice-${name}">${context.strings[name]}</label>
    ${hint ? html`<p class="hint" id="practice-${name}-hint">${hint}</p>` : nothing} ${context.above(name)}
    ${field(ids)} ${problem ? html`<p class="field-error" id="practice-${name}-problem">${problem}</p>` : nothing}
  </div>`;
}

function line(
  name: 'title' | 'summary' | 'unit' | 'origin',
  context: FieldsContext,
  max: number,
  hint = '',
): TemplateResult {
  return framed(
    name,
    context,
    (describedBy) =>
      html`<input
        class="field"
        id="practice-${name}"
        name=${name}
        dir="auto"
        autocomplete="off"
        maxlength=${max}
        aria-describedby=${describedBy || nothing}
        aria-invalid=${context.problems[name] ? 'true' : nothing}
        aria-required=${name === 'title' ? 'true' : nothing}
        .value=${context.values[name]}
      />`,
    hint,
  );
}

function text(name: PracticeField, context: FieldsContext, hint = '', rows = 3): TemplateResult {
  return framed(
    name,
    context,
    (describedBy) =>
      html`<textarea
        class="field"
        id="practice-${name}"
        name=${name}
        rows=${rows}
        dir="auto"
        aria-describedby=${describedBy || nothing}
        .value=${context.values[name]}
      ></textarea>`,
    hint,
  );
}

function choice(name: PracticeChoice, context: FieldsContext, hint = ''): TemplateResult {
  const {strings, values} = context;
  return framed(
    name,
    context,
    (describedBy) =>
      html`<select class="field" id="practice-${name}" name=${name} aria-describedby=${describedBy || nothing}>
        <option value="" .selected=${values[name] === ''}>${strings.notSaid}</option>
        ${choices[name].map((each) => html`<option value=${each} .selected=${each === values[name]}>${strings[each]}</option>`)}
      </select>`,
    hint,
  );
}

/** Why it should say something else. */
export function noteField(note: string, {note: label, noteHint}: FieldsContext['strings']): TemplateResult {
  return html`<div class="entry">
    <label for="practice-note">${label}</label>
    <p class="hint" id="practice-note-hint">${noteHint}</p>
    <textarea
      class="field"
      id="practice-note"
      name="note"
      rows="2"
      dir="auto"
      aria-describedby="practice-note-hint"
      .value=${note}
    ></textarea>
  </div>`;
}

/** Parts with headings of their own, and a way to add one. */
function sections(context: FieldsContext): TemplateResult {
  const {values, strings, problems, set} = context;
  const all = listOf<Section>(values.sections);
  const put = (next: readonly Section[]) => set({sections: JSON.stringify(next)});
  const change = (at: number, part: Partial<Section>) =>
    put(all.map((each, nth) => (nth === at ? {...each, ...part} : each)));
  const value = ({target}: Event) => (target as HTMLInputElement).value;
  return html`<div class="entry sections" data-field="sections">
    ${context.above('sections')}
    ${all.map(
      ({heading, body}, at) =>
        html`<div class="section" role="group" aria-label=${strings.sectionNamed(heading || String(at + 1))}>
          <div class="row nowrap">
            <input
              class="field"
              dir="auto"
              maxlength="300"
              autocomplete="off"
              aria-label=${strings.heading}
              placeholder=${strings.heading}
              aria-invalid=${problems['sections'] && !heading.trim() ? 'true' : nothing}
              .value=${heading}
              @input=${(event: Event) => change(at, {heading: value(event)})}
            />
            <button
              type="button"
              class="button plain"
              aria-label=${strings.take(heading || strings.sectionNamed(String(at + 1)))}
              @click=${() => put(all.filter((_, nth) => nth !== at))}
            >
              ✕
            </button>
          </div>
          <textarea
            class="field"
            dir="auto"
            aria-label=${strings.body}
            placeholder=${strings.body}
            .value=${body}
            @input=${(event: Event) => change(at, {body: value(event)})}
          ></textarea>
        </div>`,
    )}
    ${problems['sections'] ? html`<p class="field-error">${problems['sections']}</p>` : nothing}
    <button type="button" class="button small" @click=${() => put([...all, {heading: '', body: ''}])}>
      ${strings.addSection}
    </button>
  </div>`;
}

/** All of them, in the order in which a practice is read. */
export function practiceFields(
  context: FieldsContext,
  /** Left out where who stands for it is not to be said. */
  fields: Readonly<Record<PracticePeople, SeveralField>> | undefined,
  related: SeveralField,
): TemplateResult {
  const {strings} = context;
  return html`<fieldset>
      <legend>${strings.inShort}</legend>
      ${line('title', context, 300)} ${line('summary', context, 500, strings.summaryHint)}
      <div class="beside">${choice('outcome', context)} ${choice('effort', context)}</div>
    </fieldset>
    <fieldset>
      <legend>${strings.text}</legend>
      <p class="hint">${strings.markdown}</p>
      ${texts.map((name) => text(name, context, strings[`${name}Hint`], name === 'steps' ? 5 : 3))}
    </fieldset>
    <fieldset>
      <legend>${strings.when}</legend>
      <div class="beside">
        ${text('useWhen', context, strings.oneALine)} ${text('notWhen', context, strings.oneALine)}
      </div>
      <div class="beside">
        ${choice('risk', context, strings.riskHint)} ${text('tags', context, strings.oneALine, 2)}
      </div>
    </fieldset>
    ${
      fields
        ? html`<fieldset>
            <legend>${strings.people}</legend>
            ${line('unit', context, 300, strings.unitHint)}
            ${people.map((name) => framed(name, context, (ids) => fields[name].render(ids), hintOf(name, strings)))}
          </fieldset>`
        : nothing
    }
    <fieldset>
      <legend>${strings.more}</legend>
      ${framed('related', context, (ids) => related.render(ids), strings.relatedHint)}
      ${line('origin', context, 2_000, strings.originHint)} ${sections(context)}
    </fieldset>`;
}

function hintOf(name: PracticePeople, strings: (typeof practiceEditing)['phrases']): string {
  return name === 'authors' ? strings.authorsHint : name === 'stewards' ? strings.stewardsHint : '';
}

/** What keeps it from being saved, by field. */
export function problemsOf(
  {title, sections: parts}: PracticeValues,
  strings: FieldsContext['strings'],
): Readonly<Record<string, string>> {
  const isBare = listOf<Section>(parts).some(({heading, body}) => !heading.trim() && body.trim());
  return {...(!title.trim() && {title: strings.needTitle}), ...(isBare && {sections: strings.needHeading})};
}
