import {expect} from '@open-wc/testing';

import {advice as words} from '../../src/i18n/en/advice.js';
import {common} from '../../src/i18n/en/common.js';
import {CommunityError, errorKinds, type Advice, type ErrorKind} from '../../src/model/errors.js';
import {until} from '../../stories/support/until.js';
import {explain} from '../../src/ui/states.js';

/** Each there is, so that a new one without words does not compile. */
const advices: Readonly<Record<Advice, string>> = {
  'page-instead': 'pageInstead',
  'nothing-there': 'nothingThere',
  'not-reached': 'notReached',
  'other-version': 'otherVersion',
  'not-ready': 'notReady',
  'part-missing': 'partMissing',
  'no-entry': 'noEntry',
};

const say = (kind: ErrorKind, more: {readonly retryAfter?: number} = {}) =>
  explain(new CommunityError(kind, 'What the source says.', more), common.phrases);

describe('what a failure says', () => {
  it('says what is wrong with the source itself once the words for that are there, and of its kind until then', async () => {
    const error = (advice: Advice) => new CommunityError('not-found', 'Not for people.', {advice, about: 'this place'});
    expect(explain(error('page-instead'), common.phrases)).to.deep.equal(say('not-found'));
    await until(() => explain(error('page-instead'), common.phrases).title !== say('not-found').title);
    for (const [advice, key] of Object.entries(advices)) {
      const {title, text} = explain(error(advice as Advice), common.phrases);
      expect(title).to.equal((words.phrases as Record<string, unknown>)[`${key}Title`]);
      expect(text).to.match(/this place.*\.$/);
    }
    expect(explain(error('a-newer-one' as Advice), common.phrases)).to.deep.equal(say('not-found'));
  });

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
