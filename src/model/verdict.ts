import type {Actor} from './actor.js';
import type {ErrorKind} from './errors.js';
import type {AnyItem} from './item.js';
import type {World} from './links.js';
import {relates, type Relation} from './relations.js';
import {isAbove, sealed} from './visibility.js';

/** What the tables say to a change. */
export type Verdict = Allowed | Refused;
export interface Allowed {
  readonly allowed: true;
}
export interface Refused {
  readonly allowed: false;
  readonly kind: ErrorKind;
  /** A sentence for whoever tried. */
  readonly reason: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** For `rate-limited`: how long to wait, in milliseconds. */
  readonly retryAfter?: number;
}

export const allowed: Allowed = {allowed: true};

export const refuse = (kind: ErrorKind, reason: string, field?: string): Refused => ({
  allowed: false,
  kind,
  reason,
  ...(field && {fields: {[field]: reason}}),
});

/** Is this person one of these to the item? An administrator is, but to what is nobody's but of whom it is for. */
export function isOne(actor: Actor, item: AnyItem, among: readonly Relation[] | undefined, world: World): boolean {
  if (!among) return false;
  return (
    isAbove(actor, item.kind) ||
    relates(actor, item, sealed.has(item.kind) ? among : [...among, 'administrator'], world)
  );
}

/** Told apart for whoever is not signed in: they may be somebody who may. */
export function refuseTo(actor: Actor, what: string): Refused {
  return actor.member === undefined && !actor.administrator
    ? refuse('signed-out', `Sign in to ${what}.`)
    : refuse('forbidden', `You may not ${what}.`);
}
