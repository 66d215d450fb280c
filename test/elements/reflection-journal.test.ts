import {expect} from '@open-wc/testing';

import type {ReflectionJournalElement} from '../../src/elements/reflection-journal/reflection-journal.js';
import meta, {Empty, SomeEntries} from '../../stories/reflection-journal.stories.js';
import {until} from '../../stories/support/until.js';
import {mount} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<ReflectionJournalElement>(story, meta, different);
const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();

describe('cop-reflection-journal', () => {
  it('invites where there is nothing yet', async () => {
    const element = await shown(Empty);
    await until(() => words(element.shadowRoot!).includes('Nothing written yet'));
  });
  it('x', async () => {
    const element = await shown(SomeEntries);
    await until(() => words(element.shadowRoot!).includes('Good day all the same'));
    await expect(element).to.be.accessible();
  });
});
