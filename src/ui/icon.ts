import {html, type SVGTemplateResult, type TemplateResult} from 'lit';

/** An icon beside words, or in a button that has a name: never the only carrier of a meaning. */
export const icon = (shapes: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes}</svg>`;
