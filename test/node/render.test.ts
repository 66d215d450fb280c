import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {renderElements} from '../../src/bundles/render.js';

const template = /<template shadowrootmode="open">[\s\S]*?<\/template>/g;
const without = (markup: string) => markup.replace(template, '');

describe('a page drawn by a server', () => {
  const page = `<!doctype html>
<HTML lang=en><body>
  <p title='a "quoted" one'>Before &amp; after<br>
  <cop-community adapter="static" src="/c.json"><cop-member-card member="ann"></cop-member-card
  ></cop-community>
  <script>const text = '<cop-member-card></cop-member-card>';</script>
  <template><cop-member-card></cop-member-card></template>
  <cop-unknown></cop-unknown>
</body></HTML>
`;

  it('has a shadow root in each of our elements, and is otherwise as it was written', () => {
    const drawn = renderElements(page);
    assert.equal(without(drawn), page);
    assert.equal(drawn.match(template)?.length, 2);
    assert.match(drawn, /<cop-member-card member="ann"><template shadowrootmode="open"><style>/);
    assert.match(drawn, /aria-label="Loading…"/);
  });

  it('draws a part of a page, and an element by its attributes', () => {
    assert.match(renderElements('<cop-member-card></cop-member-card>'), /No member is named/);
    const given = '<cop-member-card member="&quot;><script>alert(1)</script>"></cop-member-card>';
    assert.equal(without(renderElements(given)), given);
    assert.doesNotMatch(renderElements(given).match(template)![0], /<script>/);
  });

  it('leaves what has a shadow root already', () => {
    const once = renderElements(page);
    assert.equal(renderElements(once), once);
  });

  it('says the nonce with each style, and refuses what is none', () => {
    const drawn = renderElements(page, {nonce: 'abc+/1=='});
    assert.equal(drawn.match(/<style nonce="abc\+\/1==">/g)?.length, 2);
    assert.doesNotMatch(drawn, /<style>/);
    assert.throws(() => renderElements(page, {nonce: 'a" onload="x'}), /must be base64/);
  });
});
