import type {Headers} from './reply.js';

/** What a page of another origin may read, where it may ask at all. */
const exposed = 'ETag, Location, Retry-After, X-Request-Id';
const allowed =
  'Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Request-Id, X-CSRF-Token';

/** Which pages of other origins may ask. An origin nobody configured learns nothing, and its browser refuses the answer. */
export class Origins {
  private readonly known: ReadonlySet<string>;

  constructor(origins: readonly string[] = []) {
    this.known = new Set(origins.map((origin) => origin.replace(/\/$/, '')));
  }

  /** The headers of an answer to a page of this origin. */
  headersFor(origin: string | undefined): Headers | undefined {
    if (!origin || !this.known.has(origin)) return undefined;
    return {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': exposed,
    };
  }

  /** What a browser asks before it asks; `methods` are those of the address. */
  preflight(methods: string): Headers {
    return {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': allowed,
      'access-control-max-age': '600',
    };
  }
}
