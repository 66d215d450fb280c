import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';

import {faults} from '../../src/adapter/faults.js';
import {memory} from '../../src/adapters/memory/index.js';
import {organisation} from '../../src/conformance/index.js';
import {provideAdapter} from '../../src/context/provide.js';
import {CommunitySource} from '../../src/context/source.js';
import {until} from '../../stories/support/until.js';

class AsksElement extends LitElement {
  readonly source = new CommunitySource(this);
}
customElements.define('test-asks', AsksElement);

describe('where data comes from', () => {
  it('is asked again what it is, where it was away when it was asked first', async () => {
    const source = faults(memory({items: [...organisation], you: 'mo'}), {
      fail: [{kind: 'unavailable', verbs: ['describe'], times: 1}],
    });
    provideAdapter(source);
    const element = document.body.appendChild(new AsksElement());
    await until(() => element.source.error);
    expect(element.source.error!.kind).to.equal('unavailable');
    // Moved elsewhere meanwhile.
    document.body.prepend(element);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(element.source.you).to.equal('mo');
    expect(Boolean(element.source.error)).to.equal(false);
    element.remove();
  });
});
