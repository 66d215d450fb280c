import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {rhythms} from '../../model/choices.js';
import {asOne, severalOf} from '../../ui/field-form.js';
import type {PairContext} from './mentorship-view.js';

/** What two people agreed on, and their plan. */
export function agreementPart(context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const form = deeds.formFor('agreement') ?? deeds.formFor('closing');
  return html`<section class="part" aria-label=${strings.agreement}>
      <h4>${strings.agreement}</h4>
      ${form ? form.render(shared) : agreement(context)}
    </section>
    ${item.state === 'accepted' || item.state === 'active' || item.plan ? plan(context) : nothing}`;
}

function agreement(context: PairContext): TemplateResult {
  const {item, strings, words, you, name} = context;
  const {goals = [], agreed = [], may = [], reached = []} = item;
  const isMine = agreed.includes(you);
  const waits = item.state === 'accepted' && agreed.length > 0;
  return html`${
      goals.length > 0
        ? html`<ul class="goals">
            ${goals.map(
              ({title}) =>
                html`<li>
                  <bdi>${title}</bdi>
                  ${reached.includes(title) ? html`<span class="chip">${strings.reachedGoal}</span>` : nothing}
                </li>`,
            )}
          </ul>`
        : html`<p class="quiet">${strings.noAgreement}</p>`
    }
    <dl class="facts">
      ${item.until ? fact(strings.until, words.date(item.until)) : nothing}
      ${item.rhythm ? fact(strings.rhythm, strings[item.rhythm] ?? item.rhythm) : nothing}
      ${item.confidentiality ? fact(strings.confidentiality, item.confidentiality) : nothing}
    </dl>
    ${waits ? html`<p class="notice">${isMine ? strings.proposed : strings.theirProposal(name)}</p>` : nothing}
    ${item.agreedOn ? html`<p class="line quiet">${strings.agreedOn(words.date(item.agreedOn))}</p>` : nothing}
    ${item.closedOn ? html`<p class="line quiet">${[strings.closed(words.date(item.closedOn)), item.because].filter(Boolean).join(' · ')}</p>` : nothing}
    <div class="row acts">
      ${may.includes('agree') && waits && !isMine ? html`<button type="button" class="button small primary" @click=${() => void agree(context)}>${strings.agree}</button>` : nothing}
      ${
        may.includes('propose')
          ? html`<button
              type="button"
              class="button small"
              data-opens="agreement"
              @click=${() => openAgreement(context)}
            >
              ${goals.length > 0 ? strings.proposeAgain : strings.propose}
            </button>`
          : nothing
      }
      ${
        may.includes('close')
          ? html`<button
              type="button"
              class="button small plain"
              data-opens="closing"
              @click=${() => openClosing(context)}
            >
              ${strings.close}
            </button>`
          : nothing
      }
    </div>`;
}

function fact(what: string, value: string): TemplateResult {
  return html`<div>
    <dt>${what}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}

async function agree({item, deeds, strings}: PairContext): Promise<void> {
  if (await deeds.act(item, 'agree')) await deeds.done(strings.wasAgreed);
}

function openAgreement({item, deeds, strings, name}: PairContext): void {
  const {goals = [], until = '', rhythm = '', confidentiality = ''} = item;
  deeds.open('agreement', {
    name: `agreement/${item.id}`,
    begin: {goals: asOne(goals.map(({title}) => title)), until, rhythm, confidentiality},
    words: () => ({title: strings.propose, send: strings.propose}),
    fields: () => [
      {name: 'goals', label: strings.goals, hint: strings.goalsHint, as: 'lines', need: strings.needGoals},
      {name: 'until', label: strings.until, as: 'date'},
      {name: 'rhythm', label: strings.rhythm, as: 'choice', of: rhythms.map((each) => [each, strings[each]])},
      {name: 'confidentiality', label: strings.confidentiality, hint: strings.confidentialityHint, as: 'text'},
    ],
    send: async (values, {key}) => {
      const titles = severalOf(values['goals']);
      const filled = Object.entries(values).filter(([field, value]) => field !== 'goals' && value !== '');
      const told = {...Object.fromEntries(filled), goals: titles.map((title) => ({title}))};
      const result = await deeds.act(item, 'propose', told, key);
      if (result) void deeds.done(strings.wasProposed(name));
      return result !== undefined;
    },
  });
}

function openClosing({item, deeds, strings}: PairContext): void {
  const {goals = []} = item;
  deeds.open('closing', {
    name: `closing/${item.id}`,
    words: () => ({title: strings.closing, send: strings.close, hint: strings.closeHint}),
    fields: () => [
      ...(goals.length > 0
        ? [
            {
              name: 'reached',
              label: strings.reached,
              as: 'choices' as const,
              of: goals.map(({title}) => [title, title] as const),
            },
          ]
        : []),
      {name: 'because', label: strings.because},
    ],
    send: async ({reached, because}, {key}) => {
      const told = {...(reached && {reached: severalOf(reached)}), ...(because && {because})};
      const result = await deeds.act(item, 'close', told, key);
      if (result) void deeds.done(strings.wasClosed);
      return result !== undefined;
    },
  });
}

function plan(context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const {plan: steps = [], may = []} = item;
  const form = deeds.formFor('plan');
  return html`<section class="part" aria-label=${strings.plan}>
    <h4>${strings.plan}</h4>
    ${
      form
        ? form.render(shared)
        : html`${
            steps.length > 0
              ? html`<ul class="steps">
                  ${steps.map(
                    ({step, done}, index) =>
                      html`<li>
                        <label class="choice"
                          ><input
                            type="checkbox"
                            .checked=${live(done === true)}
                            ?disabled=${!may.includes('plan')}
                            aria-label=${strings.done(step)}
                            @change=${() => void toggle(context, index)}
                          /><bdi class=${done ? 'is-done' : ''}>${step}</bdi></label
                        >
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
                </div>`
              : nothing
          }`
    }
  </section>`;
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
