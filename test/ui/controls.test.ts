import {expect, fixture, html} from '@open-wc/testing';

import {controls} from '../../src/ui/controls.styles.js';
import {tokens} from '../../src/ui/tokens.styles.js';

/** Nothing in a test has a pointer: what is said of whatever is under it, a class says here. */
function underPointer(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `${tokens.cssText} ${controls.map(({cssText}) => cssText).join('')}`.replaceAll(':hover', '.hovered'),
  );
  return sheet;
}

describe('a button', () => {
  it('of what came meanwhile is as easy to read under a pointer as any that is filled', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [underPointer()];
    for (const [place, button] of [
      ['news', 'button small'],
      ['news', 'button small hovered'],
      ['', 'button primary small'],
      ['', 'button primary small hovered'],
    ] as const) {
      const around = Object.assign(document.createElement('div'), {className: place});
      around.append(Object.assign(document.createElement('button'), {className: button}));
      root.append(around);
    }
    const [news, newsUnder, filled, filledUnder] = [...root.querySelectorAll('button')].map((button) => {
      const {backgroundColor, color, borderTopColor} = getComputedStyle(button);
      return {backgroundColor, color, borderTopColor};
    });
    expect(news).to.deep.equal(filled);
    expect(newsUnder).to.deep.equal(filledUnder);
    expect(newsUnder!.backgroundColor).to.not.equal(news!.backgroundColor);
  });
});
