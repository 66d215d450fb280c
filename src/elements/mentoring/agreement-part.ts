import {html, nothing, type TemplateResult} from 'lit';

import {rhythms} from '../../model/choices.js';
import type {Item} from '../../model/item.js';
import {quietSince} from '../../model/mentoring-clock.js';
import {severalOf} from '../../ui/field-form.js';
import type {PairContext} from './mentorship-view.js';
import {planPart} from './plan-part.js';

/** So many goals are agreed on at most. */
const numbers = [1, 2, 3];

/** What two people agreed on, and their plan; where their sessions are known, also whether they meet as often as they wanted to. */
export function agreementPart(context: PairContext, sessions?: readonly Item<'session'>[]): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const form = deeds.formFor('agreement') ?? deeds.formFor('closing');
  return html`<section class="part" aria-label=${strings.agreement}>
      <h4>${strings.agreement}</h4>
      ${form ? form.render(shared) : agreement(context, sessions)}
    </section>
    ${item.state === 'accepted' || item.state === 'active' || item.plan ? planPart(context) : nothing}`;
}

function agreement(context: PairContext, sessions: readonly Item<'session'>[] | undefined): TemplateResult {
  const {item, strings, words, you, name} = context;
  const {goals = [], agreed = [], may = [], reached = []} = item;
  const isMine = agreed.includes(you);
  const waits = item.state === 'accepted' && agreed.length > 0;
  return html`${
      goals.length > 0
        ? html`<ul class="goals">
            ${goals.map(
              ({title, measure}) =>
                html`<li>
                  <bdi>${title}</bdi>
                  ${reached.includes(title) ? html`<span class="chip">${strings.reachedGoal}</span>` : nothing}
                  ${measure ? html`<p class="line quiet">${strings.seenBy} <bdi>${measure}</bdi></p>` : nothing}
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
    ${sessions ? rhythm(sessions, context) : nothing}
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

/** It is no blame: whoever finds no time for a while is reminded of what they wanted. */
function rhythm(
  sessions: readonly Item<'session'>[],
  {item, strings, words}: PairContext,
): TemplateResult | typeof nothing {
  const since = quietSince(item, sessions, Date.now());
  if (!since) return nothing;
  const say = since === item.agreedOn ? strings.notMetYet : strings.notMetSince;
  return html`<p class="notice" data-quiet>${say(words.date(since))}</p>`;
}

async function agree({item, deeds, strings}: PairContext): Promise<void> {
  if (await deeds.act(item, 'agree')) await deeds.done(strings.wasAgreed);
}

function openAgreement({item, deeds, strings, name}: PairContext): void {
  const {goals = [], until = '', rhythm = '', confidentiality = ''} = item;
  const begun = goals.flatMap(({title, measure = ''}, index) => [
    [`goal${index + 1}`, title],
    [`measure${index + 1}`, measure],
  ]);
  deeds.open('agreement', {
    name: `agreement/${item.id}`,
    begin: {...(Object.fromEntries(begun) as Record<string, string>), until, rhythm, confidentiality},
    words: () => ({title: strings.propose, send: strings.propose}),
    fields: () => [
      ...numbers.flatMap((number) => [
        {
          ...{name: `goal${number}`, label: strings.goal(number)},
          ...(number === 1 && {hint: strings.goalsHint, need: strings.needGoals}),
        },
        {name: `measure${number}`, label: strings.measure(number)},
      ]),
      {name: 'until', label: strings.until, as: 'date'},
      {name: 'rhythm', label: strings.rhythm, as: 'choice', of: rhythms.map((each) => [each, strings[each]])},
      {name: 'confidentiality', label: strings.confidentiality, hint: strings.confidentialityHint, as: 'text'},
    ],
    send: async (values, {key}) => {
      const agreed = numbers.flatMap((number) => {
        const [title, measure] = [values[`goal${number}`], values[`measure${number}`]];
        return title ? [{title, ...(measure && {measure})}] : [];
      });
      const more = ['until', 'rhythm', 'confidentiality'].filter((name) => values[name]);
      const told = {...Object.fromEntries(more.map((name) => [name, values[name]])), goals: agreed};
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
