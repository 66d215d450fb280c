import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';

import type {UploadOptions} from '../../src/adapter/contract.js';
import {draftStore} from '../../src/context/draft-store.js';
import {FileList} from '../../src/ui/composer/file-list.js';
import {until} from '../../stories/support/until.js';

class TestWriting extends LitElement {
  text = '';
  readonly field = null;

  get host() {
    return this;
  }

  change(from: number, to: number, insert: string): void {
    const before = this.text;
    this.text = before.slice(0, from) + insert + before.slice(to);
    this.files?.moved(before, this.text);
  }

  files: FileList | undefined;
}
customElements.define('test-writing', TestWriting);

describe('the files of a text that goes to another community', () => {
  it('are sent there too, under another id, before the text goes', async () => {
    const writing = new TestWriting();
    document.body.append(writing);
    const sent: UploadOptions[] = [];
    let community = 'one';
    const place = () => ({
      community,
      most: 100,
      upload: async (file: Blob, options: UploadOptions) => {
        sent.push(options);
        return {id: options.id, name: options.name, type: file.type, size: file.size};
      },
    });
    const files = (writing.files = new FileList(writing, place, draftStore('test', 'mo'), 'files'));
    files.add([new File(['words'], 'a.txt', {type: 'text/plain'})]);
    await until(() => writing.text);
    expect(files.isOpen).to.equal(false);

    community = 'two';
    expect(files.isOpen).to.equal(true);
    expect(await files.settled()).to.equal(true);
    expect(sent.map((each) => each.community)).to.deep.equal(['one', 'two']);
    expect(sent[0]!.id).not.to.equal(sent[1]!.id);
    expect(writing.text).to.equal(`[a.txt](attachment:${sent[1]!.id})`);
    expect(files.isOpen).to.equal(false);
    files.close();
    writing.remove();
  });
});
