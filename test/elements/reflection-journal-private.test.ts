import {expect} from '@open-wc/testing';

import {inviteReflection} from '../../src/context/invite-reflection.js';
import type {ReflectionJournalElement} from '../../src/elements/reflection-journal/reflection-journal.js';
import {newId} from '../../src/model/id.js';
import {loadRichText} from '../../src/ui/rich-text/rich-text.js';
import meta, {Empty} from '../../stories/reflection-journal.stories.js';
import {until} from '../../stories/support/until.js';
import {nameOf} from '../support/keyboard.js';
import {keptInBrowser} from '../support/kept-in-browser.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';
import {noDownloads} from '../support/no-downloads.js';
import {watchNetwork} from '../support/watch-network.js';

const canary = 'canary4711';

describe('cop-reflection-journal, private by construction', () => {
  let maySave = () => undefined as unknown;
  before(() => {
    maySave = noDownloads();
  });
  after(() => {
    maySave();
  });

  it('makes no request, whatever is done but sharing, and leaves nothing that can be read', async () => {
    let element = await mount<ReflectionJournalElement>(Empty, meta);
    const source = adapterOf(element);
    const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
    const click = async (name: RegExp) =>
      (await until(() => all('button').find((button) => name.test(nameOf(button))))).click();
    const write = async (text: string) => {
      const [field] = (await until(() => all('.writing textarea'))) as [HTMLTextAreaElement];
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    };
    const body = `${canary} **was here** ![picture](https://elsewhere.example/${canary}.png) [file](attachment:${newId()}) ![file](attachment:${newId()}) https://elsewhere.example/${canary}`;
    await loadRichText();
    await inviteReflection({occasion: 'session', title: 'Nobody'}, element);
    await click(/^Not now/);

    const network = watchNetwork();
    await write(`${canary} is typed`);
    await until(() => all('.state')[0]!.textContent!.includes('Kept'));
    expect(await keptInBrowser()).not.to.include(canary);
    element = await reloaded(element);
    await click(/^Another question/);
    await write(body);
    await click(/^Save$/);
    await until(() => all('.entry .rich-text strong').length === 1);
    await click(/^Edit/);
    await write(`${body}, changed`);
    await click(/^Save$/);
    await inviteReflection({occasion: 'session', title: canary, about: {kind: 'member', id: canary}}, element);
    await click(new RegExp(`^Write about ${canary}`));
    await write(`${canary}, after it`);
    await click(/^Save$/);
    await until(() => all('.entry').length === 2);
    await click(/^Delete: /);
    await click(/^Undo/);
    await until(() => all('.entry').length === 2);
    await click(/^Save a copy as Markdown/);
    const [input] = all('.keeping input[type=file]') as [HTMLInputElement];
    const copy = new DataTransfer();
    const entries = [{writtenAt: '2026-01-02T10:00:00Z', text: `${canary} from a copy`}];
    copy.items.add(new File([JSON.stringify({format: 'cop-elements.journal', version: 1, entries})], 'journal.json'));
    input.files = copy.files;
    input.dispatchEvent(new Event('change'));
    await until(() => all('.entry').length === 3);
    element = await reloaded(element);
    await until(() => all('.entry').length === 3);
    const {requests, messages} = await network.stop();

    expect(requests).to.deep.equal([]);
    expect(new Set(messages)).to.deep.equal(new Set(['changed']));
    expect({...source.calls, describe: 0}).to.deep.equal({
      ...{describe: 0, list: 0, get: 0, write: 0, many: 0, upload: 0, attachment: 0},
    });
    const kept = await keptInBrowser();
    expect(kept).to.include('cop-elements.journal.');
    expect(kept).not.to.include(canary);
    // What looks for it would find it.
    sessionStorage.setItem('test', canary);
    expect(await keptInBrowser()).to.include(canary);
    sessionStorage.removeItem('test');
  });
});
