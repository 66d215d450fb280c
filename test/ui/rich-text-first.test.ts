import {expect} from '@open-wc/testing';
import {render} from 'lit';

import {rough} from '../../src/ui/rich-text/rough.js';
import {loadRichText, richText} from '../../src/ui/rich-text/rich-text.js';
import {richTextStyles} from '../../src/ui/rich-text/rich-text.styles.js';
import {fastest} from './support/fastest.js';
import {pathological} from './support/pathological.js';

const texts = [
  [
    'paragraphs',
    'Hello **all**,\n\nhas anybody seen [pods](https://example.org/a-very-long-address-that-takes-much-room) hang\non unmount?',
  ],
  ['lists', 'Three things:\n\n- one\n- two\n  - deeper\n- [x] done\n\n1. first\n\n2. second'],
  ['code', 'We see:\n\n```\nerror: a\n\nerror: b\n```\n\n```yaml\na: 1\n```'],
  ['quotes', '> quoted\n> on two lines\n\nI agree.'],
  ['headings', '## What\n\nThis.\n\n## Why\nThat.\n\n---\n\nEnd.'],
  ['tables', '| a | b |\n| - | - |\n| 1 | 2 |'],
] as const;

function stageFor(width: string): HTMLElement {
  const stage = document.createElement('div');
  stage.style.width = width;
  document.body.append(stage);
  return stage;
}

describe('rich text before its parser is there', () => {
  before(() => {
    document.adoptedStyleSheets.push(richTextStyles.styleSheet!);
  });

  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== richTextStyles.styleSheet);
  });

  it('can be read at once, and becomes rich by itself', async () => {
    const stage = stageFor('600px');
    render(richText('Some **bold** words'), stage);
    expect(stage.textContent!.trim()).to.equal('Some bold words');
    expect(stage.querySelector('strong')).to.equal(null);
    await loadRichText();
    expect(stage.querySelector('strong')!.textContent).to.equal('bold');
    stage.remove();
  });

  for (const [what, text] of texts) {
    it(`moves nothing much below it: ${what}`, async () => {
      const stage = stageFor('600px');
      const first = document.createElement('div');
      first.className = 'rich-text';
      render(rough(text), first);
      stage.append(first);
      const roughHeight = stage.offsetHeight;
      first.remove();
      await loadRichText();
      render(richText(text), stage);
      expect(Math.abs(stage.offsetHeight - roughHeight)).to.be.below(24);
      stage.remove();
    });
  }

  it('takes no time, whatever the text', async () => {
    for (const [name, text] of pathological(20_000)) {
      const time = await fastest(50, () => {
        const stage = stageFor('600px');
        const start = performance.now();
        render(rough(text), stage);
        const taken = performance.now() - start;
        stage.remove();
        return taken;
      });
      expect(time, name).to.be.below(50);
    }
  });
});
