import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import type {Field, Fields} from '../../../src/model/fields.js';
import {kindNames, tableOf, visibilities, type Kind} from '../../../src/model/kinds.js';
import {permissions} from '../../../src/model/permissions.js';
import {limits} from '../../../src/model/lengths.js';
import {validate, validateFields} from '../../../src/model/validate.js';
import {acceptAct} from '../../src/handler/schemas/accept.js';
import {storeNames} from '../../../src/model/item.js';
import {schemasOf} from '../../src/handler/schemas/items.js';

const runs = {numRuns: 400};

describe('the schemas', () => {
  it('accept the drafts that the model accepts, and no others', () => {
    fc.assert(
      fc.property(kindAnd(draftOf), ([kind, draft]) => {
        const wrong = {...validate(kind, draft).wrong, ...(draft['id'] === undefined && {id: 'needed'})};
        agree(schemasOf(kind).draft.safeParse(draft), wrong);
      }),
      runs,
    );
  });

  it('accept the patches that the model accepts, and no others', () => {
    fc.assert(
      fc.property(kindAnd(patchOf), ([kind, patch]) => {
        const stored = storeNames.filter((name) => name in patch).map((name) => [name, 'not for anybody to write']);
        agree(schemasOf(kind).patch.safeParse(patch), {
          ...validate(kind, patch, 'patch').wrong,
          ...Object.fromEntries(stored),
        });
      }),
      runs,
    );
  });

  it('accept what acts are told as the model does', () => {
    const acts = kindNames.flatMap((kind) =>
      Object.entries(permissions[kind].acts ?? {}).map(([name, act]) => ({kind, name, fields: act.with ?? {}})),
    );
    const told = fc
      .constantFrom(...acts)
      .chain((act) => fc.record({act: fc.constant(act), told: fieldsOf(act.fields)}));
    fc.assert(
      fc.property(told, ({act: {kind, name, fields}, told}) => {
        const {wrong} = validateFields(fields, told);
        const accepts = () => acceptAct(kind, name, told);
        if (Object.keys(wrong).length > 0) assert.throws(accepts, {kind: 'invalid', fields: wrong});
        else assert.doesNotThrow(accepts);
      }),
      runs,
    );
  });
});

function agree(
  result: {readonly success: boolean; readonly error?: {readonly message: string} | undefined},
  wrong: Readonly<Record<string, string>>,
): void {
  assert.equal(
    result.success,
    Object.keys(wrong).length === 0,
    `${JSON.stringify(wrong)} and ${result.error?.message}`,
  );
}

type Values = Record<string, unknown>;

function kindAnd(of: (kind: Kind) => fc.Arbitrary<Values>): fc.Arbitrary<readonly [Kind, Values]> {
  return fc.constantFrom(...kindNames).chain((kind) => fc.tuple(fc.constant(kind), of(kind)));
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1.5, 1e300, true, [], {}, [null], {id: 'x'}, 'x'.repeat(201)),
  fc.jsonValue({maxDepth: 2}),
);

/** What may be right, with something odd in its place now and then. */
const mostly = (right: fc.Arbitrary<unknown>) => fc.oneof({arbitrary: right, weight: 12}, {arbitrary: odd, weight: 1});

const envelope: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: fc.uuid(),
  community: fc.constant('storage'),
  alsoFor: fc.array(fc.string(), {maxLength: 2}),
  language: fc.constant('de'),
  visibility: fc.constantFrom(...visibilities),
  state: fc.constantFrom('open', 'draft'),
  extra: fc.dictionary(safeName(), fc.jsonValue({maxDepth: 1}), {maxKeys: 2}),
  createdAt: fc.constant('2026-01-01T00:00:00Z'),
  counts: fc.constant({replies: 1}),
};

function draftOf(kind: Kind): fc.Arbitrary<Values> {
  const {fields} = tableOf(kind);
  const needed = ['id', ...Object.keys(fields).filter((name) => fields[name]!.required)];
  return record({...valuesOf(fields), ...mapped(envelope)}, needed);
}

function patchOf(kind: Kind): fc.Arbitrary<Values> {
  return record({...valuesOf(tableOf(kind).fields), ...mapped(envelope)}, []);
}

function fieldsOf(fields: Fields): fc.Arbitrary<Values> {
  return record(valuesOf(fields), Object.keys(fields));
}

/** Few of the fields at a time, so that many are right; a needed one is forgotten now and then, an unknown one comes along. */
function record(
  values: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  needed: readonly string[],
): fc.Arbitrary<Values> {
  const names = Object.keys(values);
  return fc
    .tuple(
      fc.subarray(names, {maxLength: Math.min(4, names.length)}),
      fc.option(fc.constantFrom(...(needed.length > 0 ? needed : ['none'])), {freq: 12}),
      fc.option(safeName(), {freq: 12}),
    )
    .chain(([some, forgotten, strange]) => {
      const chosen = new Set([...needed.filter((name) => name !== forgotten), ...some]);
      const shape = Object.fromEntries([...chosen].map((name) => [name, values[name]!]));
      return fc.record({...shape, ...(strange !== null && {[strange]: odd})});
    });
}

function mapped(arbitraries: Readonly<Record<string, fc.Arbitrary<unknown>>>): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(Object.entries(arbitraries).map(([name, each]) => [name, mostly(each)]));
}

function valuesOf(fields: Fields): Record<string, fc.Arbitrary<unknown>> {
  return mapped(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field)])));
}

/** Names that are part of the language are refused before anybody looks at the rest. */
function safeName(): fc.Arbitrary<string> {
  return fc
    .string({minLength: 1, maxLength: 8})
    .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
}

/** Values around the edges of what a field takes. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'text': {
      const most = field.max ?? limits.text;
      return fc.oneof(
        fc.string({maxLength: 20}),
        fc.constantFrom('🌱'.repeat(most), 'x'.repeat(most), 'x'.repeat(most + 1)),
      );
    }
    case 'prose':
      return fc.oneof(fc.string({maxLength: 40}), fc.constantFrom('é'.repeat(131_072), 'é'.repeat(131_073)));
    case 'instant':
      return fc.constantFrom('2026-03-12T09:30:00Z', '2026-03-12T09:30:00.125Z', '2026-13-12T09:30:00Z', '2026-03-12');
    case 'date':
      return fc.constantFrom('2026-03-12', '2026-02-30', '2026-3-1', '0000-01-01', '2024-02-29');
    case 'number':
      return fc.oneof(fc.integer({min: -2, max: 5}), fc.double({noNaN: true}));
    case 'flag':
      return fc.boolean();
    case 'url':
      return fc.oneof(
        fc.webUrl(),
        fc.constantFrom('has space', 'x'.repeat(2_000), 'x'.repeat(2_001), 'javascript:1', ''),
      );
    case 'choice':
      return fc.constantFrom(...field.of, ...field.of, 'another');
    case 'ref':
      return fc.constantFrom('mo', 'x'.repeat(200), 'x'.repeat(201), '');
    case 'map':
      return fc.dictionary(safeName(), fc.oneof(fc.string(), fc.constant('x'.repeat(1_001))), {maxKeys: 3});
    case 'list':
      return fc.oneof(
        {arbitrary: fc.array(valueOf(field.of), {maxLength: 3}), weight: 20},
        {arbitrary: fc.constantFrom(1_000, 1_001).map((length) => Array.from({length}, () => 'x')), weight: 1},
      );
    case 'group':
      return record(
        valuesOf(field.of),
        Object.keys(field.of).filter((name) => field.of[name]!.required),
      );
  }
}
