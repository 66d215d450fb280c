import type {z} from '@hono/zod-openapi';

import {storeNames} from '../../../../src/model/item.js';
import type {Kind} from '../../../../src/model/kinds.js';
import {permissions} from '../../../../src/model/permissions.js';
import {validate, validateFields, type Checked} from '../../../../src/model/validate.js';
import {invalid, unreadable} from '../refusal.js';
import {schemasOf} from './items.js';

type Body = Readonly<Record<string, unknown>>;

/** The value, where a schema accepts it; refused in words by field otherwise. */
export function accept<T>(schema: z.ZodType, value: unknown, words?: () => Checked['wrong']): T {
  const result = schema.safeParse(value);
  if (result.success) return value as T;
  const said = words?.() ?? {};
  throw invalid(Object.keys(said).length > 0 ? said : issuesOf(result.error));
}

/** A draft of a kind. What is wrong with it the model says in its own words. */
export function acceptDraft(kind: Kind, body: unknown): Body & {readonly id: string} {
  const draft = objectOf(body);
  return accept(schemasOf(kind).draft, draft, () => ({
    ...validate(kind, draft).wrong,
    ...(draft['id'] === undefined && {id: 'Make an id, a UUIDv7 for one, and keep it for every attempt.'}),
  }));
}

export function acceptPatch(kind: Kind, body: unknown): Body {
  const patch = objectOf(body);
  return accept(schemasOf(kind).patch, patch, () => ({
    ...validate(kind, patch, 'patch').wrong,
    ...Object.fromEntries(
      storeNames.filter((name) => name in patch).map((name) => [name, 'This is not for anybody to write.']),
    ),
  }));
}

/** What an act is told; null says nothing. */
export function acceptAct(kind: Kind, act: string, body: unknown): Body {
  const told = Object.fromEntries(Object.entries(objectOf(body ?? {})).filter(([, value]) => value !== null));
  const fields = permissions[kind].acts?.[act]?.with ?? {};
  return accept(schemasOf(kind).acts.get(act)!, told, () => validateFields(fields, told).wrong);
}

function objectOf(body: unknown): Body {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  throw unreadable(body === undefined ? 'The body is missing. Send a JSON object.' : 'The body is not a JSON object.');
}

/** What a schema says, by the path of what it is about. */
function issuesOf(error: z.ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(
    error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((name) => [[...path, name].join('.'), 'Nobody knows this name. Leave it out.']);
      return [[path.join('.') || 'body', issue.message]];
    }),
  );
}
