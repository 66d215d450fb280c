import type {CSSResult, LitElement} from 'lit';

/** Gives an element the styles of a part that was fetched later. Once each. */
export function addStyles(host: LitElement, ...styles: readonly CSSResult[]): void {
  const root = host.renderRoot as ShadowRoot;
  const sheets = styles.map(({styleSheet}) => styleSheet!).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
