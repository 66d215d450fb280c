import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import {runningStates} from '../../model/mentoring.js';
import type {PairContext} from './mentorship-view.js';

const sets = ['first', 'grow', 'peer', 'reverse', 'pass', 'stuck', 'end'] as const;
type QuestionSet = (typeof sets)[number];

/** What a kind of mentoring asks most. */
const usual: Readonly<Record<string, QuestionSet>> = {
  peer: 'peer',
  reverse: 'reverse',
  succession: 'pass',
  circle: 'peer',
};

/** Sets of questions to ask: the one that fits where they are comes first. */
export function questionsPart(
  sessions: readonly Item<'session'>[],
  context: PairContext,
): TemplateResult | typeof nothing {
  const {item, strings} = context;
  if (!runningStates.has(item.state)) return nothing;
  const first = sessions.some(({state}) => state === 'held') ? (usual[item.form] ?? 'grow') : 'first';
  return html`<details class="why questions">
    <summary>${strings.questions}</summary>
    ${[first, ...sets.filter((name) => name !== first)].map((name) => questionSet(name, context))}
  </details>`;
}

function questionSet(name: QuestionSet, {questions}: PairContext): TemplateResult {
  return html`<details name="questions">
    <summary>${questions[name]}</summary>
    <p class="hint">${questions[`${name}Hint`]}</p>
    ${
      name === 'grow'
        ? (['goal', 'reality', 'options', 'will'] as const).map(
            (step) =>
              html`<h5>${questions[step]}</h5>
                <ul>
                  ${([1, 2, 3] as const).map((number) => html`<li>${questions[`${step}${number}`]}</li>`)}
                </ul>`,
          )
        : html`<ul>
            ${([1, 2, 3, 4, 5] as const).map((number) => html`<li>${questions[`${name}${number}`]}</li>`)}
          </ul>`
    }
  </details>`;
}
