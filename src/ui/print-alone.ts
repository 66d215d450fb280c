import {css, type LitElement} from 'lit';

import {provideAdapter} from '../context/provide.js';
import type {CommunitySource} from '../context/source.js';

const sheet = css`
  [data-cop-print] {
    all: initial;
    display: none;
  }

  @media print {
    body > :not([data-cop-print]) {
      display: none !important;
    }

    body > [data-cop-print] {
      display: block;
      color-scheme: light;
      color: #000;
    }
  }
`;

/**
 * Prints an element without the page around it: a copy of it at the end of the body, which is on paper only, with everything else left off the paper.
 *
 * The page's own elements, classes and styles are not touched; see docs/decisions/print-a-copy.md.
 */
export async function printAlone(
  host: LitElement,
  source: CommunitySource,
  copyOf: () => LitElement & {ready?(): Promise<void>},
): Promise<void> {
  const page = document.createElement('div');
  page.dataset['copPrint'] = '';
  page.setAttribute('aria-hidden', 'true');
  const style = getComputedStyle(host);
  page.dir = style.direction;
  page.lang = host.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
  page.style.fontFamily = style.fontFamily;
  const copy = copyOf();
  page.append(copy);
  if (source.adapter)
    provideAdapter(source.adapter, {target: page, ...(source.community && {community: source.community})});
  const printSheet = sheet.styleSheet!;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, printSheet];
  document.body.append(page);
  const listening = new AbortController();
  const clean = () => {
    listening.abort();
    page.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== printSheet);
  };
  try {
    await drawn(copy);
    // A frame that may not print says nothing of it: then whatever is done next takes the copy away.
    for (const type of ['afterprint', 'pointerdown', 'keydown'])
      addEventListener(type, clean, {signal: listening.signal});
    print();
  } catch {
    clean();
  }
}

/** Its own parts and what they look up, and texts to their end: until nothing has changed for a moment, five seconds at most. */
async function drawn(copy: LitElement & {ready?(): Promise<void>}): Promise<void> {
  const end = performance.now() + 5000;
  let before = -1;
  while (performance.now() < end) {
    await copy.updateComplete;
    await copy.ready?.();
    for (const rest of copy.renderRoot.querySelectorAll<HTMLElement>('.rest')) rest.click();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const now = copy.renderRoot.textContent?.length ?? 0;
    if (now === before) return;
    before = now;
  }
}
