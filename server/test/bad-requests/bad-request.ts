import type {ErrorKind} from '../../../src/model/errors.js';

/** How a request is sent below the address of the service, as Mo, with a key of its own. */
export type Send = (
  method: string,
  path: string,
  sending?: {
    readonly as?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => Promise<Response>;

/** A request that is wrong, and what must be said of it. */
export interface BadRequest {
  readonly what: string;
  readonly status: number;
  readonly kind: ErrorKind;
  /** What a person must read: of a batch, in its first result. */
  readonly says: RegExp;
  /** The fields that must be named. */
  readonly fields?: readonly string[];
  readonly hasCurrent?: true;
  /** The header that says how long to wait, or what can be done instead. */
  readonly header?: string;
  run(send: Send): Promise<Response>;
}

/** What is wrong with the answer to a bad request; nothing where it is as it should be. */
export async function judged(bad: BadRequest, send: Send): Promise<string | undefined> {
  const response = await bad.run(send);
  const text = await response.text();
  if (response.status !== bad.status) return `answered with ${response.status}: ${text.slice(0, 300)}`;
  const body = JSON.parse(text) as {results?: readonly {error?: Told}[]} & Told;
  const told = body.results ? body.results[0]!.error! : body;
  if (!body.results && response.headers.get('content-type') !== 'application/problem+json')
    return 'no problem in our form';
  if (told.kind !== bad.kind) return `of the kind ${told.kind}`;
  if (!bad.says.test(told.detail)) return `said “${told.detail}”`;
  const missing = (bad.fields ?? []).filter((name) => !Object.hasOwn(told.fields ?? {}, name));
  if (missing.length > 0) return `did not name ${missing.join(', ')}: ${JSON.stringify(told.fields)}`;
  if (bad.hasCurrent && told.current === undefined) return 'did not say what is there now';
  if (bad.header && !response.headers.has(bad.header)) return `has no header ${bad.header}`;
  return undefined;
}

interface Told {
  readonly kind: string;
  readonly detail: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
}
