import {expect} from '@open-wc/testing';

import {define, setPrefix, tagName} from '../../src/ui/tags.js';

/** What is said to the console meanwhile. */
function heard(channel: 'warn' | 'error', act: () => void): string {
  const said: unknown[] = [];
  const before = console[channel];
  console[channel] = (...words: unknown[]) => void said.push(...words);
  try {
    act();
  } finally {
    console[channel] = before;
  }
  return said.join(' ');
}

describe('define', () => {
  afterEach(() => setPrefix('cop'));

  it('registers a tag, and leaves the first of its own version alone without a word', () => {
    const First = class extends HTMLElement {};
    const said = heard('warn', () => {
      define('cop-tags-once', First);
      define('cop-tags-once', class extends HTMLElement {});
    });
    expect(customElements.get('cop-tags-once')).to.equal(First);
    expect(said).to.equal('');
  });

  it('gives way to another library, and says how to have both', () => {
    const Theirs = class extends HTMLElement {};
    customElements.define('cop-tags-theirs', Theirs);
    const said = heard('warn', () => define('cop-tags-theirs', class extends HTMLElement {}));
    expect(customElements.get('cop-tags-theirs')).to.equal(Theirs);
    expect(said).to.include('<cop-tags-theirs> is registered by another library');
  });

  it('names both versions where another copy of ours was first', () => {
    const Older = class extends HTMLElement {};
    Object.defineProperty(Older, Symbol.for('cop-elements.version'), {value: '0.0.1'});
    customElements.define('cop-tags-older', Older);
    const said = heard('warn', () => define('cop-tags-older', class extends HTMLElement {}));
    expect(said).to.include('<cop-tags-older> of version 0.0.1').and.include('gives way');
  });

  it('gives every tag the prefix of the page', () => {
    setPrefix('acme');
    define('cop-tags-prefixed', class extends HTMLElement {});
    expect(tagName('cop-member-card')).to.equal('acme-member-card');
    expect(customElements.get('acme-tags-prefixed')).not.to.equal(undefined);
    expect(customElements.get('cop-tags-prefixed')).to.equal(undefined);
  });

  it('has room for one class under two prefixes', () => {
    const Both = class extends HTMLElement {};
    define('cop-tags-both', Both);
    setPrefix('acme');
    define('cop-tags-both', Both);
    expect(document.createElement('acme-tags-both')).to.be.instanceOf(Both);
  });

  it('keeps the prefix it has where the next one cannot be', () => {
    expect(heard('error', () => setPrefix('Acme-'))).to.include('"Acme-" cannot be a prefix');
    expect(tagName('cop-member-card')).to.equal('cop-member-card');
  });
});
