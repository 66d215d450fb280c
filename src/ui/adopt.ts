import type {CSSResult, ReactiveElement} from 'lit';

/** Gives an element styles of a part that was fetched when it was first wanted; once. */
export function adopt(host: ReactiveElement, styles: CSSResult): void {
  const root = host.renderRoot as ShadowRoot;
  const sheet = styles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
