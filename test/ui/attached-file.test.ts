import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';

import type {AttachmentLink, AttachmentOptions, CommunityAdapter} from '../../src/adapter/contract.js';
import {provideAdapter} from '../../src/context/provide.js';
import {loadRichText, richText} from '../../src/ui/rich-text/rich-text.js';
import {until} from '../../stories/support/until.js';

class TestText extends LitElement {
  text = '';

  override render() {
    return richText(this.text, {of: 'discussion/d'});
  }
}
customElements.define('test-attached-text', TestText);

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const address = (mark: string) =>
  URL.createObjectURL(
    new Blob([Uint8Array.from(atob(pixel), (each) => each.charCodeAt(0)), mark], {type: 'image/png'}),
  );
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const before = () => new Date(Date.now() - 1_000).toISOString();

type Answer = (id: string, options: AttachmentOptions | undefined, turn: number) => Partial<AttachmentLink>;

describe('a file that a text names', () => {
  let stage: HTMLElement;
  let asked: (readonly [string, string | undefined])[];

  beforeEach(() => {
    stage = document.createElement('div');
    document.body.append(stage);
    asked = [];
  });
  afterEach(() => stage.remove());

  const show = async (text: string, answer: Answer) => {
    await loadRichText();
    const adapter = {
      name: 'test',
      attachment: async (id: string, options?: AttachmentOptions) => {
        asked.push([id, options?.of]);
        return {id, name: `${id}.png`, type: 'image/png', size: 70, url: '', ...answer(id, options, asked.length)};
      },
    } as unknown as CommunityAdapter;
    provideAdapter(adapter, {target: stage});
    const element = Object.assign(new TestText(), {text});
    stage.append(element);
    await element.updateComplete;
    return element.shadowRoot!;
  };

  it('is asked for with the item that names it, once for all places', async () => {
    const root = await show('![a](attachment:file-a)\n\n![a](attachment:file-a)\n\n[b](attachment:file-b)', () => ({
      url: address('a'),
    }));
    await until(() => root.querySelectorAll('img').length === 2 && root.querySelectorAll('a').length === 3);
    // In whichever order a browser sees that they are near.
    expect(asked).to.have.deep.members([
      ['file-a', 'discussion/d'],
      ['file-b', 'discussion/d'],
    ]);
  });

  it('is asked for when somebody comes near it', async () => {
    const far = Object.assign(document.createElement('div'), {className: 'far'});
    far.style.blockSize = '5000px';
    stage.append(far);
    const root = await show('![a](attachment:file-a#100x50)', () => ({url: address('a')}));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).to.have.length(0);
    (root.host as HTMLElement).scrollIntoView();
    await until(() => root.querySelector('img'));
  });

  it('is asked for again where its address is over when somebody opens it', async () => {
    const root = await show('[plan](attachment:file-a)', (_id, _options, turn) => ({
      type: 'application/pdf',
      name: 'plan',
      url: address(String(turn)),
      until: turn === 1 ? before() : later(),
    }));
    const link = await until(() => root.querySelector('a'));
    const first = link.href;
    const opened: string[] = [];
    root.addEventListener('click', (event) => {
      if (!event.defaultPrevented) opened.push((event.target as HTMLElement).closest('a')!.href);
      event.preventDefault();
    });
    link.click();
    await until(() => opened.length);
    expect(asked).to.have.length(2);
    expect(opened[0]).not.to.equal(first);
  });

  it('is asked for again where a picture’s address was over before it was fetched', async () => {
    const gone = address('gone');
    URL.revokeObjectURL(gone);
    const root = await show('![a](attachment:file-a)', (_id, _options, turn) =>
      turn === 1 ? {url: gone, until: before()} : {url: address('here'), until: later()},
    );
    await until(() => (root.querySelector('img')?.naturalWidth ?? 0) > 0);
    expect(asked).to.have.length(2);
  });

  it('is a name, a size and a link where the page may not show the picture', async () => {
    const gone = address('gone');
    URL.revokeObjectURL(gone);
    const root = await show('![The plan](attachment:file-a#100x50)', () => ({url: gone, until: later()}));
    const link = await until(() => root.querySelector('.file:not(.drawn) a'));
    expect(link.textContent!.trim()).to.equal('Picture: The plan');
    expect(root.querySelector('.about')!.textContent).to.include('file-a.png, 70 bytes');
    expect(Boolean(root.querySelector('img'))).to.equal(false);
  });

  it('leads to nothing that a page would run, whatever a source says', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'file:///etc/passwd']) {
      const root = await show('[plan](attachment:file-a)', () => ({type: 'application/pdf', url}));
      await until(() => root.querySelector('.again'));
      expect(Boolean(root.querySelector('a'))).to.equal(false);
      root.host.remove();
    }
  });

  it('is its words where the source has no files', async () => {
    await loadRichText();
    provideAdapter({name: 'none'} as unknown as CommunityAdapter, {target: stage});
    const element = Object.assign(new TestText(), {
      text: '![a](attachment:file-a#10x10) [b](attachment:file-b)',
    });
    stage.append(element);
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const root = element.shadowRoot!;
    expect(root.textContent!.trim()).to.equal('Picture: a b');
    expect(Boolean(root.querySelector('a, img'))).to.equal(false);
  });
});
