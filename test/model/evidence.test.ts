import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {memory} from '../../src/adapters/memory/index.js';
import type {Change} from '../../src/adapter/contract.js';
import {item, organisation} from '../../src/conformance/seed.js';
import {freshnesses, freshnessOf, linkedOf, type Flagged, type Linked} from '../../src/model/freshness.js';
import {newId} from '../../src/model/id.js';
import type {Item} from '../../src/model/item.js';
import {maturities} from '../../src/model/kinds.js';
import {maturityOf, type Proved, type Report} from '../../src/model/maturity.js';

const people = ['ada', 'bo', 'cy', 'dee', 'eve', 'fox', 'gil'];
const units = ['Data', 'data ', 'Web', 'Mobile', 'Search', 'Ads', 'Home'];
const several = fc.uniqueArray(fc.constantFrom(...people), {maxLength: 3});
const practice: fc.Arbitrary<Proved> = fc.record(
  {
    createdBy: fc.constantFrom(...people),
    authors: several,
    stewards: several,
    unit: fc.constantFrom(...units),
    broughtIn: fc.constantFrom(...maturities),
  },
  {requiredKeys: []},
);
const report: fc.Arbitrary<Report> = fc.record(
  {
    createdBy: fc.constantFrom(...people),
    unit: fc.constantFrom(...units),
    again: fc.constantFrom('yes', 'with-changes', 'no'),
    state: fc.constantFrom('reported', 'reported', 'retracted'),
  },
  {requiredKeys: ['unit', 'again', 'state']},
);
const reports = fc.array(report, {maxLength: 14});
const runs = {numRuns: 1_000};

describe('the evidence of a practice', () => {
  it('never grows by the use of those who had a part in it, nor of where it comes from', () => {
    fc.assert(
      fc.property(practice, reports, report, fc.nat(), (proved, known, more, at) => {
        const insiders = [proved.createdBy, ...(proved.authors ?? []), ...(proved.stewards ?? [])].filter(Boolean);
        const own =
          insiders.length > 0
            ? {...more, createdBy: insiders[at % insiders.length]!}
            : {...more, unit: proved.unit ?? 'Home'};
        if (insiders.length === 0 && proved.unit === undefined) return;
        const before = maturityOf(proved, known);
        const after = maturityOf(proved, [...known, own]);
        expect(after.maturity).to.equal(before.maturity);
        expect([after.sum.units, after.sum.independent, after.sum.again]).to.deep.equal([
          before.sum.units,
          before.sum.independent,
          before.sum.again,
        ]);
      }),
      runs,
    );
  });

  it('comes to the same in whatever order people tell', () => {
    const shuffled = fc
      .tuple(reports, fc.array(fc.nat(), {minLength: 14, maxLength: 14}))
      .map(([all, keys]) => [all, all.map((each, index) => [keys[index]!, each] as const)] as const);
    fc.assert(
      fc.property(practice, shuffled, (proved, [all, keyed]) => {
        const other = [...keyed].sort(([a], [b]) => a - b).map(([, each]) => each);
        expect(maturityOf(proved, other)).to.deep.equal(maturityOf(proved, all));
        expect(maturityOf(proved, [...all].reverse())).to.deep.equal(maturityOf(proved, all));
      }),
      runs,
    );
  });

  it('is what it would be without a report that was taken back', () => {
    fc.assert(
      fc.property(practice, reports, fc.nat(), (proved, all, at) => {
        if (all.length === 0) return;
        const index = at % all.length;
        const retracted = all.map((each, place) => (place === index ? {...each, state: 'retracted'} : each));
        const without = all.filter((_, place) => place !== index);
        expect(maturityOf(proved, retracted).maturity).to.equal(maturityOf(proved, without).maturity);
      }),
      runs,
    );
  });

  it('needs as many people as units, by a count of its own', () => {
    /** The same by trying every choice: slow, and simple. */
    const most = (
      all: readonly Report[],
      usedPeople: readonly string[] = [],
      usedUnits: readonly string[] = [],
    ): number =>
      Math.max(
        0,
        ...all.map(({createdBy, unit}, index) => {
          const [who, where] = [createdBy ?? `nobody ${index} of ${all.length}`, unit.trim().toLowerCase()];
          if (usedPeople.includes(who) || usedUnits.includes(where)) return 0;
          return 1 + most(all.slice(index + 1), [...usedPeople, who], [...usedUnits, where]);
        }),
      );
    fc.assert(
      fc.property(fc.array(report, {maxLength: 7}), (all) => {
        expect(maturityOf({}, all).sum.units).to.equal(most(all.filter(({state}) => state === 'reported')));
      }),
      {numRuns: 300},
    );
  });

  it('is no standard when one person names six units', () => {
    const alone = units.map((unit) => ({createdBy: 'eve', unit, again: 'yes', state: 'reported'}) as const);
    expect(maturityOf({createdBy: 'ada'}, alone).maturity).to.equal('tried');
  });
});

describe('the freshness of a practice', () => {
  const dated = fc
    .integer({min: -800, max: 100})
    .map((day) => new Date(Date.UTC(2026, 10, 1) + day * 86_400_000).toISOString().slice(0, 10));
  const claims = fc.record(
    {
      verifiedAt: dated,
      reviewBy: dated,
      risk: fc.constantFrom('low', 'medium', 'high'),
      stewards: fc.uniqueArray(fc.constantFrom('sten', 'mo'), {maxLength: 2}),
      related: fc.constant(['linked']),
    },
    {requiredKeys: []},
  );
  /** What people do around a practice who do not verify it. */
  const deeds = 'comment reply helpful celebrate endorse read follow view search adopt note'.split(' ');
  const deed = fc.constantFrom(...deeds);
  const who = fc.constantFrom('mo', 'nia', 'fay', 'sten', 'ada');

  it('is never better for comments, views, reactions or use', async () => {
    await fc.assert(
      fc.asyncProperty(claims, fc.array(fc.tuple(who, deed), {minLength: 1, maxLength: 12}), async (claim, done) => {
        const items = [
          ...organisation,
          item('practice', {id: 'p', title: 'P', state: 'approved', createdBy: 'mo', ...claim}),
          item('practice', {id: 'linked', title: 'L', state: 'approved', createdBy: 'mo'}),
          item('discussion', {id: 'about', title: 'On P', type: 'question', subject: 'practice:p', createdBy: 'nia'}),
        ];
        const source = memory({items});
        const before = await verdictIn(source);
        for (const [as, what] of done) await does(source, as, what);
        const after = await verdictIn(source);
        expect(freshnesses.indexOf(after.freshness)).to.be.at.least(freshnesses.indexOf(before.freshness));
        expect(after).to.deep.equal(before);
      }),
      {numRuns: 60},
    );
  });

  it('is asked after what is really done, and a date that an author writes is refused', async () => {
    const items = [
      ...organisation,
      item('practice', {id: 'p', title: 'P', state: 'approved', createdBy: 'mo'}),
      item('discussion', {id: 'about', title: 'On P', type: 'question', subject: 'practice:p', createdBy: 'nia'}),
    ];
    const refused: string[] = [];
    for (const what of deeds) if (!(await does(memory({items}), 'nia', what))) refused.push(what);
    expect(refused).to.deep.equal(['note']);
    expect(await does(memory({items}), 'mo', 'note')).to.equal(false);
  });

  type Source = ReturnType<typeof memory>;

  async function verdictIn(source: Source) {
    const [found] = await source.get('practice', ['p']);
    const {items: flags} = await source.list('flag', {where: {parent: 'p'}});
    const related = await source.get('practice', linkedOf(found!));
    const members = await source.get('member', found!.stewards ?? []);
    return freshnessOf(found!, {
      today: '2026-11-01',
      flags: flags as readonly Flagged[],
      people: members.flatMap((each) => each ?? []),
      linked: related.flatMap((each) => (each as Linked | undefined) ?? []),
    });
  }

  /** Answers whether it was taken: some of it may be done once, or not by everybody. */
  async function does(source: Source, as: string, what: string): Promise<boolean> {
    const actor = {member: as, roles: {storage: 'member' as const}};
    const write = (change: unknown) =>
      source.write!(change as Change, {key: newId(), actor}).then(
        () => true,
        () => false,
      );
    const create = (kind: string, more: object) =>
      write({verb: 'create', kind, item: {id: newId(), community: 'storage', ...more}});
    const thing = what === 'helpful' || what === 'celebrate' ? 'reaction' : what;
    const made: Readonly<Record<string, readonly [string, object]>> = {
      comment: [
        'discussion',
        // As the comments of a practice are begun.
        {type: 'idea', title: 'This is great, still true', subject: 'practice:p'},
      ],
      reply: ['reply', {discussion: 'about', body: 'Works for me [P](practice:p)'}],
      reaction: ['reaction', {subject: 'p', reaction: what}],
      endorse: ['endorsement', {subject: 'p'}],
      read: ['read-mark', {subject: 'p', until: '2026-11-01T09:00:00Z'}],
      follow: ['follow', {subject: 'p'}],
      adopt: ['adoption', {practice: 'p', unit: 'Blue', again: 'yes'}],
    };
    if (what === 'view') return (await source.get('practice', ['p'], {actor})).length > 0;
    if (what === 'search') return (await source.list('practice', {text: 'P'}, {actor})).items.length > 0;
    if (what === 'note') {
      const [found] = await source.get('practice', ['p']);
      const {id, version} = found as Item<'practice'>;
      return write({verb: 'update', kind: 'practice', id, version, set: {reviewBy: '2030-01-01'}});
    }
    return create(...made[thing]!);
  }
});
