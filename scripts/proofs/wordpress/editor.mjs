import {strict as assert} from 'node:assert';

import {until} from '../../page.mjs';
import {asPerson, pressAndGo, sees, uploadPlugin} from './browsing.mjs';

/** What opens the list of blocks: in WordPress 6.1, and since 6.5. */
const plus = ':is(.edit-post-header-toolbar__inserter-toggle, .editor-document-tools__inserter-toggle)';

/** From nothing to the directory showing, as somebody does it who has the zip and a mouse. */
export async function inTheEditor(given) {
  await oneByHand(given);
  await allAtOnce(given);
}

async function oneByHand({browser, wordpress, plugin, say}) {
  const address = await asPerson(browser, wordpress, 'admin', async (page) => {
    assert.match(await uploadPlugin(page, wordpress, plugin.file), /Plugin installed successfully/);
    await pressAndGo(page, 'a.button-primary[href*="action=activate"]');
    await sees(page, 'Plugin activated.');
    say('the zip is uploaded, installed and activated');

    await insert(page, wordpress, 'People', 'Member directory');
    await sees(page, 'Amara Okafor');
    say('a block is inserted in the editor, and its preview shows people');

    // Beside the list of blocks there is no room for the inspector.
    await page.click(plus);
    await page.evaluate(() => globalThis.wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'));
    await until(page, () => {
      const control = [...document.querySelectorAll('.block-editor-block-inspector .components-toggle-control')].find(
        ({textContent}) => textContent.startsWith('No search'),
      );
      control?.querySelector('input').click();
      return Boolean(control);
    });
    await until(page, () => globalThis.cop.find('cop-member-directory')?.hasAttribute('no-search'));
    say('a switch of the inspector changes the preview');

    return publishIt(page);
  });

  await asPerson(browser, wordpress, undefined, async (page, complaints) => {
    await page.goto(address);
    await sees(page, 'Amara Okafor');
    const found = await page.evaluate(() => ({
      attributes: [...document.querySelector('cop-member-directory').attributes].map(({name}) => name),
      scripts: [...document.querySelectorAll('script[src*="cop-elements"]')].map(({type, src}) => [
        type,
        new URL(src).pathname,
      ]),
    }));
    assert.ok(found.attributes.includes('no-search'));
    assert.deepEqual(found.scripts, [['module', '/wp-content/plugins/cop-elements/elements/cop.js']]);
    assert.deepEqual(complaints, []);
    say('the published page shows them to a visitor, with one script as a module and nothing on the console');
  });
}

/** Begins a page with a title, and inserts one of our blocks as one does with a mouse. */
export async function insert(page, wordpress, title, block) {
  await page.goto(`${wordpress.url}wp-admin/post-new.php?post_type=page`);
  await until(page, () => globalThis.wp?.data?.select('core/editor')?.getCurrentPostId());
  await page.waitForSelector('.editor-post-title__input');
  await page.click('.editor-post-title__input');
  await page.keyboard.type(title);
  await page.click(plus);
  await page.waitForSelector('.block-editor-inserter__search input');
  await page.type('.block-editor-inserter__search input', block);
  const entry = `.editor-block-list-item-cop-elements-${block.toLowerCase().replace(' ', '-')}`;
  await page.waitForSelector(entry);
  await page.click(entry);
}

/** Publishes what the editor holds, and answers its address. */
export async function publishIt(page) {
  await page.click('.editor-post-publish-panel__toggle');
  await page.waitForSelector('.editor-post-publish-panel .editor-post-publish-button:not([aria-disabled=true])');
  await page.click('.editor-post-publish-panel .editor-post-publish-button');
  return until(page, () => document.querySelector('.post-publish-panel__postpublish-buttons a')?.href);
}

/** Every block in the editor: a preview, or the question which one is meant, and nothing that broke. */
async function allAtOnce({browser, wordpress, plugin, say}) {
  const asking = Object.values(plugin.elements).filter(({needs}) => needs.length > 0).length;
  const showing = Object.keys(plugin.elements).length - asking;
  await asPerson(browser, wordpress, 'admin', async (page) => {
    await page.goto(`${wordpress.url}wp-admin/post-new.php?post_type=post`);
    await until(page, () => globalThis.wp?.data?.select('core/editor')?.getCurrentPostId());
    await page.evaluate(() => {
      const {blocks, data} = globalThis.wp;
      const names = blocks.getBlockTypes().flatMap(({name}) => (name.startsWith('cop-elements/') ? [name] : []));
      void data.dispatch('core/block-editor').insertBlocks(names.map((name) => blocks.createBlock(name)));
    });
    const counted = () => ({
      asking: document.querySelectorAll('[data-type^="cop-elements/"] .components-placeholder input').length,
      showing: document.querySelectorAll('[data-type^="cop-elements/"] cop-community').length,
      broken: document.querySelectorAll('.block-editor-warning').length,
    });
    await until(
      page,
      (many) => document.querySelectorAll('[data-type^="cop-elements/"] cop-community').length === many,
      {
        what: `${showing} previews`,
      },
      showing,
    );
    const found = await page.evaluate(counted);
    assert.deepEqual([found.showing, found.broken], [showing, 0]);
    assert.ok(found.asking >= asking, `${found.asking} questions`);
    say(`of all blocks ${showing} show a preview, and ${asking} ask which one is meant`);
  });
}
