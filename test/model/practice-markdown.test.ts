import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {parse} from 'yaml';

import type {Item} from '../../src/model/item.js';
import type {Json} from '../../src/model/json.js';
import {practiceMarkdown, readPracticeMarkdown} from '../../src/model/practice-markdown.js';

const practice = (more: object) =>
  ({
    ...{
      id: 'p',
      kind: 'practice',
      version: '7',
      title: 'Rehearse the restore',
      community: 'storage',
      state: 'approved',
    },
    ...{createdAt: '2026-01-05T09:00:00Z', updatedAt: '2026-01-05T09:00:00Z', visibility: 'organisation', ...more},
  }) as unknown as Item<'practice'>;

/** As an importer does: a head in YAML, and what stands under it. */
function readBack(text: string, changed = (body: string) => body) {
  const [block, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text)!;
  const values = Object.entries(parse(head) as Record<string, Json>);
  return readPracticeMarkdown(new Map(values), changed(text.slice(block.length)));
}

const withoutComputed = ({kind: _k, version: _v, counts: _c, mine: _m, may: _y, ...rest}: Item<'practice'>) => rest;

describe('a practice as Markdown', () => {
  it('reads well: fields at the head, texts under their headings', () => {
    const text = practiceMarkdown(
      practice({
        stewards: ['emi', 'bjorn'],
        reviewBy: '2026-09-01',
        problem: 'It breaks.',
        sections: [{heading: 'More', body: 'Words.'}],
      }),
    );
    expect(text).to.include('title: Rehearse the restore\n').and.to.include('stewards:\n  - emi\n  - bjorn\n');
    expect(text).to.include('reviewBy: 2026-09-01\n').and.to.include('\n# Rehearse the restore\n');
    expect(text).to.include('## Problem\n\nIt breaks.\n').and.to.include('## More\n\nWords.\n');
  });

  it('keeps headings, marks, gaps and ends of lines that stand in texts', () => {
    const nasty = [
      '# Not a title\n\n## Problem\n\ntext',
      '<!-- part problem -->\n## Steps\n\nx\n\n<!-- part end -->',
      '\n\n  indented\n\n\n',
      '---\ntitle: other\n---\n',
      'a\r\nb',
      '```\n<!-- part-2 section -->\n```',
      '',
    ];
    for (const problem of nasty) {
      const given = practice({problem, steps: problem, sections: [{heading: '## odd <!-- part x -->', body: problem}]});
      expect(readBack(practiceMarkdown(given)), problem).to.deep.equal(withoutComputed(given));
    }
  });

  it('comes back the same, whatever it says', () => {
    const line = fc.string({unit: 'grapheme', maxLength: 40}).filter((text) => !/[\n\r]/.test(text));
    const piece = fc.constantFrom(
      '# a',
      '## Problem',
      '---',
      '<!-- part steps -->',
      '',
      ' ',
      '- x',
      '```',
      ': ',
      '"',
      "'",
      '#',
    );
    const prose = fc.array(fc.oneof(piece, line), {maxLength: 8}).map((lines) => lines.join('\n'));
    const some = fc.record(
      {
        title: line,
        summary: line,
        ...{problem: prose, context: prose, steps: prose, result: prose, evidence: prose},
        useWhen: fc.array(line, {minLength: 1, maxLength: 4}),
        tags: fc.array(
          fc.constantFrom('yes', 'No', 'true', '1', '1e3', '~', 'a: b', '- x', 'x #y', '2026-01-01', 'ünï', '@me', ''),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        sections: fc.array(fc.record({heading: line, body: prose}), {minLength: 1, maxLength: 3}),
        origin: fc.record({kind: fc.constant('discussion'), id: line, title: line}, {requiredKeys: ['id']}),
        extra: fc.dictionary(line, fc.jsonValue({maxDepth: 2}), {maxKeys: 3, noNullPrototype: true}),
      },
      {requiredKeys: ['title']},
    );
    fc.assert(
      fc.property(some, (more) => {
        const given = JSON.parse(JSON.stringify(practice(more))) as Item<'practice'>;
        expect(readBack(practiceMarkdown(given))).to.deep.equal(withoutComputed(given));
      }),
      {numRuns: 500},
    );
  });

  it('is known by its head, and read with other ends of lines', () => {
    const given = practice({problem: 'a\n\nb'});
    expect(readBack(practiceMarkdown(given), (body) => body.replaceAll('\n', '\r\n'))).to.deep.equal({
      ...withoutComputed(given),
      problem: 'a\n\nb',
    });
    expect(readPracticeMarkdown(new Map([['title', 'x']]), '## Problem\n')).to.equal(undefined);
    expect(
      readPracticeMarkdown(
        new Map<string, Json>([
          ['format', 'cop-practice'],
          ['mark', 'part'],
        ]),
        'no marks',
      ),
    ).to.equal(undefined);
  });
});
