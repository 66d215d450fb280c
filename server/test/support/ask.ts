import {visitor} from '../../../src/model/actor.js';
import {communityHandler, type HandlerOptions} from '../../src/handler/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';

export interface Asking extends Partial<HandlerOptions> {
  /** Whose request it is: a member's, that of Ada who runs everything as `root`, or a visitor's. */
  readonly as?: string;
  /** An object goes as JSON, anything else as it is. */
  readonly body?: object | Uint8Array | string | undefined;
}

/** The answer of a handler over this source, which stands below `/api/`. */
export async function ask(
  source: PostgresSource,
  method: string,
  path: string,
  {as = '', body, ...options}: Asking,
): Promise<Response> {
  const {fetch, close} = communityHandler(source, {
    who: () =>
      as === '' ? visitor : as === 'root' ? {member: 'ada', roles: {}, administrator: true} : source.actor(as),
    secret: 'a secret for these tests',
    base: '/api',
    rate: false,
    ...options,
  });
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const answer = await fetch(
    new Request(new URL(path, 'http://here/api/'), {
      method,
      ...(isJson && {headers: {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()}}),
      ...(body !== undefined && {body: (isJson ? JSON.stringify(body) : body) as BodyInit}),
    }),
  );
  close();
  return answer;
}
