import {strict as assert} from 'node:assert';

import {until} from '../../page.mjs';
import {asPerson, seesPeople} from './browsing.mjs';

/** Written by somebody who does not know better, each with the words that tell them. */
const mistakes = [
  ['<cop-member-directory colour="red" />', '<cop-member-directory> has no attribute “colour”. It has: view, sort,'],
  ['<cop-member-directory view="tabel" />', '“view” of <cop-member-directory> is one of: cards, compact, table.'],
  ['<cop-discussion-feed limit="ten" />', '“limit” of <cop-discussion-feed> is a whole number. It cannot be “ten”.'],
  ['<cop-member-card />', '<cop-member-card> needs to know which one is meant. Give it: member.'],
  ['<cop-member-directory>People</cop-member-directory>', 'Write it as: <cop-member-directory />'],
];

/**
 * Written by somebody who means harm: whatever becomes of it, nothing of theirs is run. MediaWiki ends a tag at the first `>`, and reads
 * `&gt;` as one.
 */
const attacks = [
  '<cop-member-directory text=\'" onclick="globalThis.harmed = 1\' />',
  '<cop-member-directory text=\'"&gt;&lt;img src=x onerror="globalThis.harmed = 2"&gt;\' />',
  "<cop-member-directory community='\"&gt;&lt;script&gt;globalThis.harmed = 3&lt;/script&gt;' no-search />",
  '<cop-member-card member="&lt;/cop-member-card&gt;&lt;script&gt;globalThis.harmed = 4&lt;/script&gt;" />',
  '{{#tag:cop-member-directory||text="><script>globalThis.harmed = 5</script>}}',
  '{{#tag:cop-member-directory||view=<script>globalThis.harmed = 6</script>}}',
  '{{#tag:cop-member-directory||x" onclick="globalThis.harmed = 7=y}}',
  '<cop-member-directory onclick="globalThis.harmed = 8" />',
  '<cop-member-directory style="background: url(https://elsewhere.example/)" />',
  '<cop-unread-count href="javascript:globalThis.harmed = 9" show-zero />',
  '<cop-unread-count href="&#x6A;ava&#9;script:globalThis.harmed = 10" show-zero />',
  '<cop-unread-count href=" \u0001javascript:globalThis.harmed = 11" show-zero />',
  '<cop-unread-count href="data:text/html,&lt;script&gt;globalThis.harmed = 12&lt;/script&gt;" show-zero />',
  '<cop-member-directory><script>globalThis.harmed = 13</script></cop-member-directory>',
];
/** Those that are an element with strange values; the others are refused. */
const drawn = [
  'cop-member-card',
  'cop-member-directory',
  'cop-member-directory',
  'cop-member-directory',
  'cop-member-directory',
];

export async function writtenBadly({browser, wiki, elements, say}) {
  const wrong = await wiki.write('Mistakes', mistakes.map(([written]) => written).join('\n\n'));
  const harm = await wiki.write('Attacks', attacks.join('\n\n'));
  const right = await wiki.write(
    'Right',
    [
      '<cop-member-directory view="table" no-letters no-search="false" community="data-practice" />',
      '{{#tag:cop-unread-count||href=/news/?a=1&b=2}}',
      '<cop-discussion-thread subject="" />',
    ].join('\n\n'),
  );
  const all = await wiki.write(
    'Everything',
    Object.entries(elements)
      .map(([tag, {needs}]) => `<${tag}${needs.length > 0 ? ` ${needs[0]}="nobody"` : ''} />`)
      .join('\n\n'),
  );
  await asPerson(browser, wiki, undefined, async (tab, complaints) => {
    await tab.goto(wrong);
    const told = await tab.$$eval('strong.error', (found) => found.map(({textContent}) => textContent));
    assert.equal(told.length, mistakes.length, told.join('\n'));
    for (const [index, [, words]] of mistakes.entries()) assert.ok(told[index].includes(words), told[index]);
    assert.equal(await tab.$('cop-community'), null);
    say('what an element does not have is told where it stands, with what there is');

    await tab.goto(harm);
    await until(
      tab,
      () =>
        [...document.querySelectorAll('cop-community > *')].every(({shadowRoot}) => shadowRoot?.childElementCount > 0),
      {what: 'what is harmless is drawn'},
    );
    const tags = await tab.$$eval('cop-community > *', (found) => found.map(({localName}) => localName));
    assert.deepEqual(tags.sort(), drawn);
    await tab.evaluate(() => {
      for (const each of globalThis.cop.all()) if (each.closest('cop-community')) each.click();
      for (const link of globalThis.cop.all().filter((each) => each.matches('cop-community a'))) link.click();
    });
    const found = await tab.evaluate(() => ({
      harmed: globalThis.harmed ?? 'nothing',
      strange: [...document.querySelectorAll('cop-community, cop-community *')].flatMap(({localName, attributes}) => [
        ...(/^(?:cop-|noscript$)/.test(localName) ? [] : [localName]),
        ...[...attributes].flatMap(({name}) => (/^on|^style$/.test(name) ? [`${localName} ${name}`] : [])),
      ]),
      links: globalThis.cop
        .all(document.querySelector('#mw-content-text'))
        .flatMap(({href}) => (/^(?:javascript|data):/i.test(href) ? [href] : [])),
      scripts: [...document.scripts].filter(({text}) => text.includes('harmed')).length,
    }));
    assert.deepEqual(found, {harmed: 'nothing', strange: [], links: [], scripts: 0});
    say(`none of ${attacks.length} attacks by attributes runs anything`);
    await tab.goto('about:blank');

    await tab.goto(right);
    await until(tab, () => Boolean(document.querySelector('cop-member-directory')?.shadowRoot));
    const written = await tab.evaluate(() => {
      const of = (tag) =>
        Object.fromEntries([...document.querySelector(tag).attributes].map(({name, value}) => [name, value]));
      return {
        own: of('cop-member-directory'),
        community: of('cop-community').community,
        href: of('cop-unread-count').href,
        subject: of('cop-discussion-thread').subject,
      };
    });
    const {own, community, href, subject} = written;
    assert.deepEqual(
      [own.view, own['no-letters'], own['no-search'], community],
      ['table', '', undefined, 'data-practice'],
    );
    assert.equal(href, '/news/?a=1&b=2');
    assert.equal(subject, right);
    say('attributes are taken as HTML takes them, from a template too, and a discussion knows the page by one address');

    complaints.length = 0;
    await tab.goto(all);
    await until(
      tab,
      (...tags) => tags.every((tag) => document.querySelector(tag) && customElements.get(tag)),
      {what: 'every element is defined'},
      ...Object.keys(elements),
    );
    await seesPeople(tab);
    assert.deepEqual(complaints, []);
    say(`each of ${Object.keys(elements).length} tags draws its element, with nothing on the console`);
  });
}
