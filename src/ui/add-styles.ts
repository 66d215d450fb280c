import type {CSSResult, ReactiveElement} from 'lit';

/** Gives an element the styles of a part that was fetched later. Once each. */
export function addStyles({renderRoot}: ReactiveElement, ...styles: readonly CSSResult[]): void {
  const root = renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...styles.map(({styleSheet}) => styleSheet!)])];
}
