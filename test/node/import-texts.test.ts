import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {AnyItem} from '../../src/model/item.js';
import {importFiles, windows1252} from './support/organisation.js';

const around = {
  'communities.csv': 'id,name,purpose\nstorage,Storage,Keep\nnet,Network,Talk\n',
  'people.csv': 'id,name,mail\nmo,Mo Farouk,mo@ex.example\nnia,Nia Ünal,nia@ex.example\n',
};

const practice = (head: string, body = '## Problem\n\nIt breaks.\n') => `---\n${head}\n---\n\n${body}`;

describe('importing practices', () => {
  it('takes people by id, mail or name, and keeps those who are gone apart', async () => {
    const {item, lines} = await importFiles({
      ...around,
      'practices/raid.md': practice(
        'id: raid\ntitle: RAID\ncommunity: storage\nauthors: [mo, "Nia Ünal <nia@ex.example>", ghost]\nreviewers: nia@ex.example\nowner: "@mo"\nreview: in review\nmaturity: alpha',
      ),
    });
    assert.deepEqual(
      [item('raid')['authors'], item('raid')['reviewers'], item('raid')['stewards']],
      [['mo', 'nia'], ['nia'], ['mo']],
    );
    assert.deepEqual(item('raid').extra, {authors: ['ghost']});
    assert.deepEqual(
      [item('raid').state, item('raid')['broughtIn'], item('raid')['maturity']],
      ['in-review', 'tried', undefined],
    );
    assert.match(lines, /practices\/raid\.md:5 {2}authors: "ghost" is not among the people; kept in extra/);
  });

  it('reads dates in several forms, and reports those that are none', async () => {
    const {item, lines} = await importFiles({
      ...around,
      'a.md': practice('community: storage\ncreated: 12.03.2026\nupdated: 2026-4-1\nverified until: 31/12/2027'),
      'b.md': practice('community: storage\ncreated: yyyy-mm-dd\nupdated: v1.30'),
      'c.md': practice('community: storage\ncreated: 3/12/2026\nupdated: 12 March 2026'),
      'd.md': practice('community: storage\ndate: 2026-03-12T10:00:00+01:00\nreview date: 31.02.2026'),
    });
    assert.deepEqual(
      [item('a').createdAt, item('a').updatedAt, item('a')['reviewBy']],
      ['2026-03-12T00:00:00Z', '2026-04-01T00:00:00Z', '2027-12-31'],
    );
    assert.equal(item('b').createdAt, '2000-01-01T00:00:00Z');
    assert.deepEqual(item('b').extra, {created: 'yyyy-mm-dd', updated: 'v1.30'});
    assert.equal(item('c').createdAt, '2026-03-12T00:00:00Z');
    assert.equal(item('d').createdAt, '2026-03-12T00:00:00Z');
    assert.match(lines, /b\.md:3 {2}created: "yyyy-mm-dd" is a placeholder/);
    assert.match(lines, /b\.md {2}says no date; it is shown as of 2000-01-01/);
    assert.match(lines, /c\.md:3 {2}created: "3\/12\/2026" could be 2026-03-12 or 2026-12-03/);
    assert.match(lines, /d\.md:4 {2}reviewBy: "31\.02\.2026" is not a date/);
  });

  it('puts each part where its heading says, and loses none', async () => {
    const body = [
      'Words before any heading.',
      '',
      '## Summary',
      '',
      'In **one** line.',
      '',
      '## Motivation',
      '',
      'Why, see [this][doc].',
      '',
      '### Goals',
      '',
      '- one',
      '',
      '## Proposal',
      '',
      '```md',
      '## not a heading',
      '```',
      '',
      '## Use when',
      '',
      '- it rains',
      '- it snows',
      '',
      '## Do not use when',
      '',
      'Never, really.',
      '',
      '## Drawbacks [optional]',
      '',
      '<!--',
      '## not one either',
      '-->',
      'Some.',
      '',
      '## Motivation',
      '',
      'Once more.',
      '',
      '[doc]: https://doc.example',
      '',
    ].join('\n');
    const {item} = await importFiles({...around, 'x.md': practice('community: storage\ntitle: X', body)});
    const x = item('x');
    assert.equal(x['summary'], 'In one line.');
    assert.equal(x['problem'], 'Why, see [this][doc].\n\n### Goals\n\n- one\n\n[doc]: https://doc.example');
    assert.equal(x['steps'], '```md\n## not a heading\n```');
    assert.deepEqual(x['useWhen'], ['it rains', 'it snows']);
    assert.deepEqual(
      (x['sections'] as readonly {heading: string; body: string}[]).map(({heading, body}) => [
        heading,
        body.slice(0, 40),
      ]),
      [
        ['Introduction', 'Words before any heading.'],
        ['Summary', 'In **one** line.'],
        ['Do not use when', 'Never, really.'],
        ['Drawbacks [optional]', '<!--\n## not one either\n-->\nSome.'],
        ['Motivation', 'Once more.\n\n[doc]: https://doc.example'],
      ],
    );
  });

  it('finds a practice without a head by its heading and its place', async () => {
    const {item} = await importFiles({
      'communities.csv': 'id,name,purpose\nstorage,Storage,Keep\n',
      'how-to/Back up.md': windows1252('# Sichern für alle\r\n\r\n## Problem\r\n\r\nVerlust.\r\n'),
    });
    assert.deepEqual(
      [item('back-up')['title'], item('back-up')['problem'], item('back-up').community],
      ['Sichern für alle', 'Verlust.', 'storage'],
    );
  });

  it('reads a broken head line by line', async () => {
    const {item, lines} = await importFiles({
      ...around,
      'x.md': practice('title: "A: b" c\ncommunity: storage\nauthors:\n  - mo\n\t- nia\nodd line\nid: x'),
    });
    assert.deepEqual([item('x')['authors'], item('x').community], [['mo', 'nia'], 'storage']);
    assert.match(lines, /x\.md:1 {2}its head is not YAML \(line \d+: .*\); read line by line/);
    assert.match(lines, /left {3}x\.md:7 {2}"odd line" cannot be read/);
  });

  it('survives a head that grows without end, one that is a list, and one without an end', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n');
    const {item, lines} = await importFiles(
      {
        ...around,
        'bomb.md': practice(`${bomb}\ncommunity: storage`),
        'list.md': practice('- a\n- b', '# L\n'),
        'open.md': '---\ntitle: never closed\n',
      },
      {community: 'net'},
    );
    assert.equal(item('bomb').community, 'storage');
    assert.equal(item('list').community, 'net');
    assert.match(lines, /open\.md:1 {2}its head has no end/);
  });

  it('keeps what the head says beyond what we know, but no name of the language', async () => {
    const {item} = await importFiles({
      ...around,
      'x.md': practice('community: storage\nfeature-gates:\n  - name: A\n__proto__:\n  evil: true'),
    });
    assert.deepEqual(item('x').extra, {'feature-gates': [{name: 'A'}]});
  });

  it('finds related practices by id, file, number or title, and says which it cannot', async () => {
    const {item, lines} = await importFiles({
      ...around,
      '0012-raid.md': practice('id: raid\ntitle: RAID levels\ncommunity: storage'),
      'x.md': practice('community: storage\nrelated: [raid]\nreplacedBy: ["/practices/0012-raid.md", y]'),
      'y.md': practice('community: storage\nsee also: "raid levels; 12; https://ex.example/20190412-raid.md; nowhere"'),
    });
    assert.deepEqual([item('x')['related'], item('x')['replacedBy']], [['raid', 'y'], 'raid']);
    assert.deepEqual([item('y')['related'], item('y').extra], [['raid'], {related: ['nowhere']}]);
    assert.match(lines, /x\.md:4 {2}is replaced by 2/);
    assert.match(lines, /y\.md:3 {2}related "nowhere": no practice of that name/);
  });

  it('parts a text above 256 kB, and cuts nothing of it', async () => {
    const long = Array.from({length: 9000}, (_, index) => `Paragraph ${index} says as much as it can say.`).join(
      '\n\n',
    );
    const {item, lines} = await importFiles({
      ...around,
      'x.md': practice('community: storage', `## Proposal\n\n${long}\n`),
    });
    const sections = item('x')['sections'] as readonly {heading: string; body: string}[];
    assert.deepEqual(
      sections.map(({heading}) => heading),
      ['Proposal (1)', 'Proposal (2)'],
    );
    assert.equal(sections.map(({body}) => body).join('\n\n'), long);
    assert.match(lines, /"Proposal" has \d+ kB, above 256 kB; it was parted in 2/);
  });

  it('leaves a practice that belongs nowhere, and an id that is taken', async () => {
    const {lines} = await importFiles({
      ...around,
      'a.md': practice('id: same\ntitle: A'),
      'b.md': practice('id: same\ncommunity: net'),
      'c.md': practice('id: same\ncommunity: net'),
    });
    assert.match(lines, /left {3}a\.md {2}names no community; say which by --community <id>/);
    assert.match(lines, /left {3}c\.md:2 {2}the id same was taken by another file/);
  });
});

describe('importing charters and meetings', () => {
  it('keeps a charter whole, and its parts as such', async () => {
    const {item, lines} = await importFiles({
      ...around,
      'charters/storage.md':
        '# Storage Charter\n\nHello.\n\n## Scope\n\n### In scope\n\n- disks\n\n### Out of scope\n\n- tapes\n',
      'charters/unknown.md': '# Unknown\n',
    });
    const charter = item('storage')['charter'] as Readonly<Record<string, string>>;
    assert.deepEqual([charter['scopeIn'], charter['scopeOut']], ['- disks', '- tapes']);
    assert.match(charter['text']!, /Hello\.[\s\S]*- tapes$/);
    assert.match(lines, /left {3}charters\/unknown\.md {2}belongs to no community/);
  });

  const calendar = (...events: readonly string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:x',
      ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('\n'), 'END:VEVENT']),
      'END:VCALENDAR',
      '',
    ].join('\r\n');

  const only = (items: readonly AnyItem[]) =>
    items.map(({id, start, timeZone, duration, state}: AnyItem) => ({id, start, timeZone, duration, state}));

  it('reads zones as Outlook, Evolution and IANA call them, and tells those nobody knows', async () => {
    const {of, lines} = await importFiles({
      ...around,
      'meetings.ics': calendar(
        'UID:a\nDTSTART;TZID=W. Europe Standard Time:20260106T090000\nDTEND;TZID=W. Europe Standard Time:20260106T103000\nSUMMARY:A\nCATEGORIES:storage',
        'UID:b\nDTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20260106T090000\nDURATION:PT45M\nSUMMARY:B\nCATEGORIES:Fun,Network',
        'UID:c\nDTSTART;TZID="Customized Time Zone":20260106T090000\nSUMMARY:C\nCATEGORIES:net\nSTATUS:CANCELLED',
        'UID:d\nDTSTART:20260106T170000Z\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nEXDATE:20260203T170000Z\nSUMMARY:D\nCATEGORIES:net',
        'UID:e\nDTSTART;VALUE=DATE:20260106\nSUMMARY:E\\, all day\nCATEGORIES:net\nATTENDEE:mailto:a@ex.example',
      ),
    });
    assert.deepEqual(only(of('event')), [
      {id: 'a', start: '2026-01-06T09:00:00', timeZone: 'Europe/Berlin', duration: 90, state: 'planned'},
      {id: 'b', start: '2026-01-06T09:00:00', timeZone: 'America/New_York', duration: 45, state: 'planned'},
      {id: 'c', start: '2026-01-06T09:00:00', timeZone: undefined, duration: undefined, state: 'cancelled'},
      {id: 'd', start: '2026-01-06T17:00:00', timeZone: 'UTC', duration: undefined, state: 'planned'},
      {id: 'e', start: '2026-01-06T00:00:00', timeZone: undefined, duration: 1440, state: 'planned'},
    ]);
    assert.equal(of('event')[3]!['recurrence'], 'FREQ=MONTHLY;BYDAY=1TU');
    assert.match(lines, /"C": the time zone "Customized Time Zone" is unknown; taken by the clock alone/);
    assert.match(lines, /"D": its exceptions \(1\) are kept in extra/);
    assert.match(lines, /"E, all day": who is invited is not taken/);
  });

  it('loses no meeting to a broken one', async () => {
    const {of, lines} = await importFiles({
      ...around,
      'meetings.ics': `${calendar(
        'UID:a\nDTSTART:not a date\nSUMMARY:Broken start\nCATEGORIES:net',
        'UID:b\nthis is no property\nSUMMARY:Broken line\nCATEGORIES:net',
        'UID:c\nSUMMARY:No start\nCATEGORIES:net',
        'UID:d\nDTSTART:20260106T090000\nSUMMARY:Nowhere\nCATEGORIES:cooking',
        'UID:e\nDTSTART:20260106T090000\nSUMMARY:Fine\nCATEGORIES:net',
        'UID:e\nRECURRENCE-ID:20260106T090000\nDTSTART:20260107T090000\nSUMMARY:Moved once\nCATEGORIES:net',
      )}BEGIN:VEVENT\nUID:f`,
      'notes.ics': 'no calendar at all',
    });
    assert.deepEqual(
      of('event').map(({id}) => id),
      ['e'],
    );
    for (const said of [
      /"No start" says no start/,
      /"Nowhere" names no community we know/,
      /"Moved once": a single change/,
      /the last meeting breaks off/,
      /notes\.ics {2}holds no meeting/,
      /meetings\.ics:10 /,
    ]) {
      assert.match(lines, said);
    }
  });
});
