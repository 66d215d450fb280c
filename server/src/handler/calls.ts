import type {Context} from 'hono';

import type {CallOptions, CommunityAdapter} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import type {Actor} from '../../../src/model/actor.js';
import {CommunityError, isCommunityError} from '../../../src/model/errors.js';
import {isKind, type Kind} from '../../../src/model/kinds.js';
import type {Cursors} from './cursors.js';
import type {HandlerOptions, Limits} from './options.js';
import type {Limiter} from './rate.js';
import {Refusal, unreadable} from './refusal.js';
import type {ReplyTo} from './reply.js';
import type {AskedSchemas} from './schemas/protocol.js';
import type {Streams} from './streams.js';

/** What the server knows of a connection. */
export interface Connection {
  readonly address?: string | undefined;
}

export interface Env {
  readonly Bindings: Connection;
  readonly Variables: {to: ReplyTo; reference: string; route: string | undefined};
}

/** What all routes share. */
export interface Parts {
  readonly source: CommunityAdapter;
  readonly options: HandlerOptions;
  readonly limits: Limits;
  readonly schemas: AskedSchemas;
  readonly cursors: Cursors;
  readonly limiter: Limiter;
  readonly streams: Streams;
  /** The path everything stands below, without a slash at its end. */
  readonly base: string;
}

/** One request of somebody known, who has not asked for too much. */
export interface Call {
  readonly actor: Actor;
  /** The source as this person may see it. */
  readonly adapter: CommunityAdapter;
  readonly options: CallOptions;
  /** The name limits go by. */
  readonly whom: string;
}

/** Finds out who asks, and lets them ask for so much. */
export async function identify(c: Context<Env>, {source, options, limiter}: Parts, cost: number): Promise<Call> {
  const request = c.req.raw;
  const address = `at ${options.addressOf?.(request) ?? c.env?.address ?? ''}`;
  let actor: Actor;
  try {
    actor = await options.who(request);
  } catch (error) {
    // Whoever tries out tokens is let to try so many.
    const failure = error instanceof Refusal ? error.failure : error;
    if (isCommunityError(failure) && failure.kind === 'signed-out') await limiter.spend(address, limiter.write);
    throw error;
  }
  const whom = actor.member === undefined ? address : `as ${actor.member}`;
  await limiter.spend(whom, cost);
  return {actor, adapter: policy(source, actor), options: {signal: request.signal}, whom};
}

/** The kind an address names. */
export function kindOf(name: string | undefined): Kind {
  if (isKind(name)) return name;
  throw new CommunityError('unsupported', `There are no items of the kind “${shortened(name ?? '')}” here.`);
}

/** The parts of an address below the service, decoded one by one: `items`, a kind, an id, an act. */
export function segmentsOf(request: Request, base: string): readonly string[] {
  const {pathname} = new URL(request.url);
  return pathname
    .slice(base.length + 1)
    .split('/')
    .map(decoded);
}

/** The parameters of an address; names nobody knows are refused, since who sent them expects something. */
export function parametersOf(request: Request, known: ReadonlySet<string>): URLSearchParams {
  const at = request.url.indexOf('?');
  const parameters = new URLSearchParams(at < 0 ? '' : request.url.slice(at));
  const strange = [...parameters.keys()].filter((name) => !known.has(name));
  if (strange.length > 0)
    throw new CommunityError('invalid', `Nobody knows the parameter “${shortened(strange[0]!)}”. Leave it out.`, {
      fields: Object.fromEntries(strange.slice(0, 10).map((name) => [shortened(name), 'Leave it out.'])),
    });
  return parameters;
}

export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw unreadable(`The address is broken at “${shortened(segment)}”. Encode it as UTF-8 with percent signs.`);
  }
}
