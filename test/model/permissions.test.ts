import {expect} from '@open-wc/testing';

import {kindNames, tableOf} from '../../src/model/kinds.js';
import {links} from '../../src/model/links.js';
import {permissions, type Act} from '../../src/model/permissions.js';
import {relations} from '../../src/model/relations.js';
import {hiddenStates} from '../../src/model/visibility.js';

const acts = kindNames.flatMap((kind) =>
  Object.entries(permissions[kind].acts ?? {}).map(([name, act]): [string, (typeof kindNames)[number], Act] => [
    `${name} a ${kind}`,
    kind,
    act,
  ]),
);

describe('the tables of who may do what', () => {
  it('lead from states there are to states there are', () => {
    for (const [name, kind, {from, to}] of acts) {
      const ends = typeof to === 'string' ? [to] : (to?.slice(1) ?? []);
      expect(tableOf(kind).states, name).to.include.members([...from, ...ends]);
    }
  });

  it('set fields there are, to what they were told', () => {
    for (const [name, kind, act] of acts) {
      const fields = Object.keys(tableOf(kind).fields);
      const told = Object.keys(act.with ?? {});
      expect(fields, name).to.include.members([
        ...Object.keys(act.set ?? {}),
        ...Object.keys(act.add ?? {}),
        ...Object.keys(act.take ?? {}),
      ]);
      const sources = Object.values(act.set ?? {}).flatMap((what) => ('with' in what ? [what.with] : []));
      expect(told, name).to.include.members([
        ...sources,
        ...Object.values(act.add ?? {}),
        ...Object.values(act.take ?? {}),
        ...Object.keys(act.hanging ?? {}),
      ]);
    }
  });

  it('lead out of every state they lead into, but for an end', () => {
    const over = [
      ...['declined', 'withdrawn', 'closed'].map((state) => `mentorship ${state}`),
      ...['accepted', 'withdrawn'].map((state) => `nomination ${state}`),
      'session held',
    ];
    const ends = ['reply removed', 'award revoked', 'introduction accepted', 'story confirmed', 'event held', ...over];
    for (const [name, kind, {from, to}] of acts) {
      if (typeof to !== 'string' || from.includes(to) || ends.includes(`${kind} ${to}`)) continue;
      const out = acts.some(
        ([, other, act]) => other === kind && act.from.includes(to) && act.to !== undefined && act.to !== to,
      );
      expect(out, `${name}: a way out of ${to}`).to.equal(true);
    }
  });

  it('speak of relations, fields and kinds there are', () => {
    for (const kind of kindNames) {
      const {create = [], update = [], remove = [], on = [], begins = [], kept = [], fixed = []} = permissions[kind];
      expect(relations, kind).to.include.members([...create, ...update, ...remove]);
      expect(kindNames, kind).to.include.members(on);
      expect(tableOf(kind).states, kind).to.include.members(begins);
      expect(Object.keys(tableOf(kind).fields), kind).to.include.members([...kept, ...fixed]);
      expect(Object.keys(tableOf(kind).fields), kind).to.include.members(links[kind] ?? []);
      expect(tableOf(kind).states, kind).to.include.members(Object.keys(hiddenStates[kind] ?? {}));
    }
    for (const [name, , {by, not = []}] of acts) expect(relations, name).to.include.members([...by, ...not]);
  });

  it('know where everything hangs that can be added to something', () => {
    for (const kind of kindNames) {
      if (!permissions[kind].on) continue;
      expect(links[kind], kind).to.include(tableOf(kind).parent);
    }
  });

  it('can be written down for another language', () => {
    expect(JSON.parse(JSON.stringify(permissions))).to.deep.equal(permissions);
  });
});
