import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import meta, {Adding, Read} from '../../stories/discussion-files.stories.js';
import {until} from '../../stories/support/until.js';
import {mount} from '../support/mount.js';

/** In a page of its own, for a policy cannot be taken back. */
describe('files in a page whose policy refuses `blob:` pictures', () => {
  before(() => {
    const policy = Object.assign(document.createElement('meta'), {httpEquiv: 'Content-Security-Policy'});
    policy.content = "img-src 'self'";
    document.head.append(policy);
  });
  beforeEach(() => localStorage.clear());

  it('are a name and a size while they are added', async () => {
    const {shadowRoot} = await mount<DiscussionThreadElement>(Adding, meta);
    const row = await until(() => shadowRoot!.querySelector('.added-file.added'));
    await until(() => !shadowRoot!.querySelector('.thumb img'));
    expect(row.textContent)
      .to.include('Monday.png')
      .and.to.match(/\d (?:kB|bytes)/);
  });

  it('are a link with name and size where they are read', async () => {
    const {shadowRoot} = await mount<DiscussionThreadElement>(Read, meta);
    const link = await until(() =>
      shadowRoot!.querySelector<HTMLAnchorElement>('.file:not(.drawn) a[download="latency.svg"]'),
    );
    expect(link.textContent!.trim()).to.equal('Picture: Latency rises in two steps, from 40 to 180 ms');
  });
});
