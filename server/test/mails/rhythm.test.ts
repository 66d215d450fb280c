import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {dueAt} from '../../src/mails/index.js';

const due = (...[rhythm, at, zone]: [Parameters<typeof dueAt>[0], string, string?]) => {
  const when = dueAt(rhythm, Date.parse(at), zone);
  return when === undefined ? undefined : new Date(when).toISOString();
};

describe('when somebody is written to', () => {
  it('is a minute later, so that what happens together comes together, or never', () => {
    assert.equal(due('at-once', '2026-03-04T10:00:00Z'), '2026-03-04T10:01:00.000Z');
    assert.equal(due('never', '2026-03-04T10:00:00Z'), undefined);
  });

  it('is the next morning where they are', () => {
    assert.equal(due('daily', '2026-03-04T07:59:59Z'), '2026-03-04T08:00:00.000Z');
    assert.equal(due('daily', '2026-03-04T08:00:00Z'), '2026-03-05T08:00:00.000Z');
    assert.equal(due('daily', '2026-03-04T10:00:00Z', 'Africa/Lagos'), '2026-03-05T07:00:00.000Z');
    assert.equal(due('daily', '2026-03-04T10:00:00Z', 'Pacific/Auckland'), '2026-03-04T19:00:00.000Z');
    assert.equal(due('daily', '2026-03-04T10:00:00Z', 'Asia/Kathmandu'), '2026-03-05T02:15:00.000Z');
  });

  it('is the next Monday for whoever wants it weekly', () => {
    assert.equal(due('weekly', '2026-03-04T10:00:00Z'), '2026-03-09T08:00:00.000Z');
    assert.equal(due('weekly', '2026-03-09T07:00:00Z'), '2026-03-09T08:00:00.000Z');
    assert.equal(due('weekly', '2026-03-09T08:00:01Z'), '2026-03-16T08:00:00.000Z');
  });

  it('is at eight when clocks were changed in between', () => {
    assert.equal(due('daily', '2026-03-28T12:00:00Z', 'Europe/Berlin'), '2026-03-29T06:00:00.000Z');
    assert.equal(due('weekly', '2026-10-20T12:00:00Z', 'Europe/Berlin'), '2026-10-26T07:00:00.000Z');
  });

  it('is by the clock of Greenwich where nobody knows the place', () => {
    assert.equal(due('daily', '2026-03-04T10:00:00Z', 'Middle/Earth'), '2026-03-05T08:00:00.000Z');
  });
});
