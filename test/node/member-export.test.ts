import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import ICAL from 'ical.js';
import Papa from 'papaparse';

import {vcard} from '../../src/elements/member-card/vcard.js';
import type {Item} from '../../src/model/item.js';
import {csv, fromCell, harmless} from '../../src/ui/csv.js';

/** What OWASP counts as the beginning of a formula, and where a cell may begin in some spreadsheet. */
const begins = ['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];

describe('a table for spreadsheets', () => {
  it('is read by others as it was meant: quotes, separators, line breaks, every script', () => {
    const rows = [
      ['Name', 'About'],
      ['Anna "Nan" Åkesson', 'one, two; three\nfour\r\nfive'],
      ['داليا حداد', '好きです 🧵'],
      ['', ' blank '],
    ];
    const written = csv(rows);
    assert.equal(written[0], '\uFEFF');
    assert.ok(written.endsWith('\r\n'));
    const {data, errors} = Papa.parse<string[]>(written.slice(1), {skipEmptyLines: true});
    assert.deepEqual([data, errors], [rows, []]);
  });

  it('has no cell that a spreadsheet takes for a formula, whatever separates cells there', () => {
    for (const begin of begins) {
      for (const before of ['', ' ', '"', "'", ' "', 'x,', 'x;', 'x;"', 'x\t', 'x"; ', '\n', 'x|']) {
        const text = `${before}${begin}1+1`;
        const written = csv([[text]]).slice(1, -2);
        for (const delimiter of [',', ';', '\t', '|']) {
          for (const quoteChar of ['"', '\0']) {
            const {data} = Papa.parse<string[]>(written, {delimiter, quoteChar});
            for (const cell of data.flat())
              assert.doesNotMatch(cell, /^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/, JSON.stringify([text, written]));
          }
        }
      }
    }
    assert.equal(harmless('=HYPERLINK("x")'), '\'=HYPERLINK("x")');
    for (const plain of ['Anne-Marie', 'a@b.example', '1+1', 'C++', 'a, b', "O'Brien"])
      assert.equal(harmless(plain), plain);
  });

  it('loses nothing: what was made harmless can be made what it was', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const letters = [...begins, "'", "'", '"', ',', ';', '|', ' ', 'x'];
    for (let count = 0; count < 20_000; count++) {
      const text = Array.from({length: next(9)}, () => letters[next(letters.length)]).join('');
      assert.equal(fromCell(harmless(text)), text, JSON.stringify(text));
    }
  });
});

const member: Item<'member'> = {
  id: 'amara',
  kind: 'member',
  version: '3',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-03-12T09:30:00.250Z',
  visibility: 'organisation',
  state: 'active',
  name: 'Amara; Okafor, "A\\O"',
  title: 'Platform engineer\r\nBEGIN:VCARD',
  unit: 'Data; centre',
  place: 'Lagos',
  timeZone: 'Africa/Lagos',
  languages: ['en', 'pt-BR'],
  bio: `${'Zwölf Boxkämpfer jagen 好き 🧵👩‍💻 quer. '.repeat(12)}\nSecond line`,
  mail: 'amara@example.org',
  phone: '+234 1 234\u0007 5678',
  links: [{url: 'https://example.org/a,b;c?d=é'}, {url: 'nothing'}],
  helps: [{skill: 'kubernetes', level: 4}, {skill: 'C, and others'}],
  seeks: [{skill: 'writing', level: 1}],
  topics: ['storage', 'on call, at night'],
};

describe('an address card', () => {
  it('is read by another library as it was meant', () => {
    const [, properties] = ICAL.parse(vcard(member)) as [string, [string, Record<string, unknown>, string, unknown][]];
    const of = (name: string) => properties.filter(([each]) => each === name).map(([, , , ...values]) => values.flat());
    assert.deepEqual(of('version'), [['4.0']]);
    assert.deepEqual(of('fn'), [[member.name]]);
    assert.deepEqual(of('title'), [['Platform engineer\nBEGIN:VCARD']]);
    assert.deepEqual(of('org'), [['Data; centre']]);
    assert.deepEqual(of('tz'), [['Africa/Lagos']]);
    assert.deepEqual(of('lang'), [['en'], ['pt-BR']]);
    assert.deepEqual(of('email'), [['amara@example.org']]);
    assert.deepEqual(of('tel'), [['+234 1 234 5678']]);
    assert.deepEqual(of('url'), [['https://example.org/a,b;c?d=%C3%A9']]);
    assert.deepEqual(of('note'), [[member.bio]]);
    assert.deepEqual(of('categories'), [['storage', 'on call, at night']]);
    assert.deepEqual(of('adr').flat().filter(Boolean), ['Lagos']);
    assert.equal(
      properties.find(([each, , , value]) => each === 'expertise' && value === 'kubernetes')![1]['level'],
      'expert',
    );
  });

  it('has no line over 75 octets, and cuts no character in two', () => {
    const lines = vcard(member).split('\r\n');
    assert.equal(lines.pop(), '');
    const bytes = new TextEncoder();
    for (const line of lines) assert.ok(bytes.encode(line).length <= 75, line);
    assert.ok(lines.some((line) => bytes.encode(line).length > 70));
    assert.ok(
      !vcard(member).includes('\uFFFD') && lines.every((line) => !/[\uD800-\uDBFF]$|^ [\uDC00-\uDFFF]/.test(line)),
    );
    assert.equal(lines.filter((line) => line === 'BEGIN:VCARD').length, 1);
  });

  it('has nothing of what a reader was not given', () => {
    const {id, kind, version, createdAt, updatedAt, visibility, state} = member;
    const bare = vcard({id, kind, version, createdAt, updatedAt, visibility, state, name: 'Amara'});
    assert.equal(
      bare,
      'BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nUID;VALUE=text:amara\r\nFN:Amara\r\nREV:20260312T093000Z\r\nEND:VCARD\r\n',
    );
  });
});
