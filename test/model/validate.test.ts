import {expect} from '@open-wc/testing';

import {validate} from '../../src/model/validate.js';

const discussion = {id: 'd', type: 'question', title: 'How?'};

describe('what somebody writes', () => {
  it('is kept when it is what the tables ask for', () => {
    const {values, wrong} = validate('discussion', discussion);
    expect(wrong).to.deep.equal({});
    expect(values).to.deep.equal(discussion);
  });

  it('is asked for what is missing or empty', () => {
    expect(validate('discussion', {id: 'd', title: '  '}).wrong).to.have.all.keys('type', 'title');
  });

  it('is told how much too long it is', () => {
    expect(validate('discussion', {...discussion, title: 'x'.repeat(301)}).wrong['title']).to.equal(
      'Shorten this to 300 characters; it has 301.',
    );
    expect(validate('member', {id: 'm', name: 'M', title: 'x'.repeat(1_001)}).wrong).to.have.keys('title');
    const prose = 'é'.repeat(131_073);
    expect(validate('discussion', {...discussion, body: prose}).wrong['body']).to.contain('256 kB');
    expect(validate('discussion', {...discussion, body: prose.slice(1)}).wrong).to.deep.equal({});
  });

  it('counts letters, not the halves of an emoji', () => {
    expect(validate('discussion', {...discussion, title: '🌱'.repeat(300)}).wrong).to.deep.equal({});
  });

  it('is told which values there are to choose from', () => {
    expect(validate('discussion', {...discussion, type: 'riddle'}).wrong['type']).to.contain('question, idea, story');
  });

  it('is told about fields nobody knows, which a file may keep', () => {
    expect(validate('discussion', {...discussion, mood: 'calm'}).wrong).to.have.keys('mood');
    const {values, wrong} = validate(
      'discussion',
      {...discussion, type: 'riddle', mood: 'calm', extra: {more: 1}},
      'file',
    );
    expect(wrong).to.deep.equal({});
    expect(values['extra']).to.deep.equal({more: 1, mood: 'calm'});
    expect(values).not.to.have.property('mood');
  });

  it('says which of several values is wrong', () => {
    const {wrong} = validate('member', {id: 'm', name: 'M', helps: [{skill: 'Ceph'}, {level: 9}]});
    expect(wrong['helps']).to.match(/^Number 2: /);
  });

  it('knows days there are from days there are not', () => {
    const day = (reviewBy: string) => validate('practice', {id: 'p', title: 'P', reviewBy}).wrong;
    expect(day('2024-02-29')).to.deep.equal({});
    for (const wrong of ['2026-02-29', '2026-2-9', 'soon', '2026-02-01T00:00:00Z'])
      expect(day(wrong), wrong).to.have.keys('reviewBy');
  });

  it('may take a field away, but not one that is needed', () => {
    expect(validate('discussion', {body: null}, 'patch')).to.deep.equal({values: {body: null}, wrong: {}});
    expect(validate('discussion', {title: null}, 'patch').wrong).to.have.keys('title');
    expect(validate('discussion', {title: ''}, 'patch').wrong).to.have.keys('title');
  });

  it('never reaches what all objects have in common', () => {
    const hostile = JSON.parse(
      '{"id": "d", "type": "idea", "title": "T", "__proto__": {"isAdministrator": true}, "constructor": "x", "extra": {"a": 1}}',
    ) as Record<string, unknown>;
    for (const mode of ['strict', 'file'] as const) {
      const {values} = validate('discussion', hostile, mode);
      expect(Object.getPrototypeOf(values)).to.equal(Object.prototype);
      expect('isAdministrator' in values).to.equal(false);
      expect(Object.hasOwn(values, 'constructor')).to.equal(false);
    }
    const inside = JSON.parse('{"id": "m", "name": "M", "custom": {"team": "Blue", "__proto__": "x"}}') as Record<
      string,
      unknown
    >;
    expect(Object.keys(validate('member', inside).values['custom'] as object)).to.deep.equal(['team']);
  });

  it('never brings what the store computes', () => {
    expect(validate('discussion', {...discussion, counts: {replies: 9}, may: ['update']}).values).to.deep.equal(
      discussion,
    );
  });
});
