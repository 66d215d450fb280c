import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';

import {empty, skeleton, type CommonStrings} from '../../ui/states.js';
import type {MemberStrings} from '../member-card/member-face.js';

/** Sources in the page answer before any timer: for them no skeleton is made. */
export class Patience implements ReactiveController {
  isOver = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setTimeout(() => {
      this.isOver = true;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }
}

/** Cards on their way. */
export function waiting({loading}: CommonStrings): TemplateResult {
  const card = html`<span class="round"></span><span class="bar"></span><span class="bar short"></span>`;
  return skeleton(6, loading, card);
}

/** Nobody meets what was asked, and how to see everybody again; or nobody is here at all. */
export function nobody(
  strings: MemberStrings,
  {text, isFiltered}: {readonly text: string; readonly isFiltered: boolean},
  startOver: () => void,
): TemplateResult {
  if (!text && !isFiltered) return empty(strings.nobodyYet);
  const sentence = text && !isFiltered ? strings.noHitFor(text) : strings.noHit;
  return empty(sentence, html`<button type="button" class="button" @click=${startOver}>${strings.startOver}</button>`);
}
