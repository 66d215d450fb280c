import {expect} from '@open-wc/testing';

import {noteWith} from '../../src/model/flag-note.js';
import {limits} from '../../src/model/lengths.js';

describe('the note of a flag that is settled', () => {
  it('keeps what was reported, and names who added to it', () => {
    expect(noteWith('The tool is gone.', 'Dalia', 'It moved.')).to.equal('The tool is gone. — Dalia: It moved.');
    expect(noteWith(undefined, 'Dalia', 'It moved.')).to.equal('Dalia: It moved.');
    expect(noteWith('The tool is gone.', undefined, 'It moved.')).to.equal('The tool is gone. — It moved.');
  });

  it('shortens what was reported where both are too long, and never what was added', () => {
    const whole = noteWith('a'.repeat(limits.text), 'Dalia', 'It moved.');
    expect(whole.length).to.equal(limits.text);
    expect(whole).to.match(/^a+… — Dalia: It moved\.$/);
    // The source refuses it, in the form where it stands.
    const added = 'b'.repeat(limits.text);
    expect(noteWith('Gone.', 'Dalia', added)).to.equal(`Gone. — Dalia: ${added}`);
  });
});
