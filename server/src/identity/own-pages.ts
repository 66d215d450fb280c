import {CommunityError} from '../../../src/model/errors.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Pages that may act for whoever is signed in by a cookie, which a browser sends whatever page asks: our own and those that are named.
 *
 * A browser says which page it is by `Sec-Fetch-Site` and `Origin`, which no page can forge (OWASP, Cross-Site Request Forgery
 * Prevention: Fetch Metadata, with the origin where that is not sent).
 */
export class OwnPages {
  private readonly origins: ReadonlySet<string>;

  constructor(
    readonly home: URL,
    origins: readonly string[],
  ) {
    this.origins = new Set([home.origin, ...origins.map((each) => new URL(each).origin)]);
  }

  /** Refuses what another page wants to change in somebody's name. */
  check({method, headers}: Request): void {
    if (reading.has(method)) return;
    if (headers.get('sec-fetch-site') === 'same-origin') return;
    const origin = headers.get('origin');
    if (origin !== null && this.origins.has(origin)) return;
    throw new CommunityError(
      'forbidden',
      'A page that is not known here wanted to change something in your name. If it may, whoever runs this service names its origin in ORIGINS.',
    );
  }

  /** Where to go back to after signing in: a page of ours or of those that are named, and else home. */
  back(asked: string | null): string {
    const page = new URL(asked !== null && URL.canParse(asked, this.home) ? asked : '/', this.home);
    return this.origins.has(page.origin) ? page.href : new URL('/', this.home).href;
  }
}
