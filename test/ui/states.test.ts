import {expect} from '@open-wc/testing';

import {common} from '../../src/i18n/en/common.js';
import {CommunityError, errorKinds, type ErrorKind} from '../../src/model/errors.js';
import {explain} from '../../src/ui/states.js';

const say = (kind: ErrorKind, more: {readonly retryAfter?: number} = {}) =>
  explain(new CommunityError(kind, 'What the source says.', more), common.phrases);

describe('what a failure says', () => {
  it('is a title of ours for each kind, and what to do', () => {
    const titles = errorKinds.map((kind) => say(kind).title);
    expect(new Set(titles).size).to.equal(errorKinds.length);
    expect(titles).not.to.include(undefined);
    for (const kind of errorKinds) expect(say(kind).text, kind).to.match(/^[A-Z].*\.$/);
  });

  it('is what the source says where nobody else knows', () => {
    for (const kind of ['invalid', 'too-large', 'unsupported'] as const)
      expect(say(kind).text).to.equal('What the source says.');
    expect(say('offline').text).to.equal('It will be here when the connection is back.');
  });

  it('says how long to wait', () => {
    expect(say('rate-limited', {retryAfter: 2400}).text).to.equal('Wait 3 seconds, then try again.');
    expect(say('rate-limited').text).to.equal('Wait 1 second, then try again.');
  });

  it('takes a kind of a newer source for one that cannot be reached', () => {
    expect(say('tired' as ErrorKind)).to.deep.equal(say('unavailable'));
  });
});
