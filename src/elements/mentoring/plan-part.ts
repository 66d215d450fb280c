import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {asOne, severalOf} from '../../ui/field-form.js';
import {today} from '../../ui/local-time.js';
import type {PairContext} from './mentorship-view.js';

/** The steps two people want to take, each with a day where they said one. */
export function planPart(context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const {plan: steps = [], may = []} = item;
  const form = deeds.formFor('plan') ?? deeds.formFor('dates');
  return html`<section class="part" aria-label=${strings.plan}>
    <h4>${strings.plan}</h4>
    ${
      form
        ? form.render(shared)
        : html`${
            steps.length > 0
              ? html`<ul class="steps">
                  ${steps.map(
                    ({step, due, done}, index) =>
                      html`<li>
                        <label class="choice"
                          ><input
                            type="checkbox"
                            .checked=${live(done === true)}
                            ?disabled=${!may.includes('plan')}
                            aria-label=${strings.done(step)}
                            @change=${() => void toggle(context, index)}
                          /><bdi class=${done ? 'is-done' : ''}>${step}</bdi></label
                        >${due ? whenDue(due, done === true, context) : nothing}
                      </li>`,
                  )}
                </ul>`
              : html`<p class="quiet">${strings.noPlan}</p>`
          }
          ${
            may.includes('plan')
              ? html`<div class="row acts">
                  <button type="button" class="button small" data-opens="plan" @click=${() => openPlan(context)}>
                    ${strings.changePlan}
                  </button>
                  ${
                    steps.some(({done}) => !done)
                      ? html`<button
                          type="button"
                          class="button small"
                          data-opens="dates"
                          @click=${() => openDates(context)}
                        >
                          ${strings.setDates}
                        </button>`
                      : nothing
                  }
                </div>`
              : nothing
          }`
    }
  </section>`;
}

/** Until when, and that the day has passed where it is not done: in words, for a colour alone says nothing. */
function whenDue(due: string, isDone: boolean, {strings, words}: PairContext): TemplateResult {
  const day = words.date(due);
  return isDone || due >= today()
    ? html`<span class="line quiet due">${strings.dueBy(day)}</span>`
    : html`<span class="chip due">${strings.wasDue(day)}</span>`;
}

async function toggle({item, deeds}: PairContext, index: number): Promise<void> {
  const steps = (item.plan ?? []).map((step, at) => (at === index ? {...step, done: step.done !== true} : step));
  await deeds.act(item, 'plan', {plan: steps});
  await deeds.refresh();
}

function openPlan({item, deeds, strings}: PairContext): void {
  const known = new Map((item.plan ?? []).map((step) => [step.step, step]));
  deeds.open('plan', {
    name: `plan/${item.id}`,
    begin: {steps: asOne([...known.keys()])},
    words: () => ({title: strings.changePlan, send: strings.keepSession}),
    fields: () => [{name: 'steps', label: strings.steps, hint: strings.stepsHint, as: 'lines'}],
    send: async ({steps}, {key}) => {
      const told = severalOf(steps).map((step) => known.get(step) ?? {step});
      const result = await deeds.act(item, 'plan', {plan: told}, key);
      if (result) void deeds.done(strings.planKept);
      return result !== undefined;
    },
  });
}

/** Says by when each step that is left is to be done; an empty day takes it back. */
function openDates({item, deeds, strings}: PairContext): void {
  const {plan: steps = []} = item;
  const open = steps.flatMap(({step, due = '', done}, index) => (done ? [] : [{name: `due${index}`, step, due}]));
  deeds.open('dates', {
    // The steps may be others by the time somebody comes back to it.
    name: `plan-dates/${item.id}/${item.version}`,
    begin: Object.fromEntries(open.map(({name, due}) => [name, due])),
    words: () => ({title: strings.setDates, send: strings.keepSession, hint: strings.datesHint}),
    fields: () => open.map(({name, step}) => ({name, label: step, as: 'date'})),
    send: async (values, {key}) => {
      const told = steps.map(({due, ...step}, index) => {
        const day = step.done ? due : values[`due${index}`];
        return {...step, ...(day && {due: day})};
      });
      const result = await deeds.act(item, 'plan', {plan: told}, key);
      if (result) void deeds.done(strings.planKept);
      return result !== undefined;
    },
  });
}
