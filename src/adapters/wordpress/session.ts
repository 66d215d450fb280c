import {abortable} from '../../adapter/waiting.js';
import {sendable, type Addresses} from './addresses.js';
import {refusesNonce, understood} from './refusals.js';

/** Requests that some hosts do not let through travel as what they do; WordPress reads what was meant. */
const meant = 'x-http-method-override';
const nonceHeader = 'x-wp-nonce';

/**
 * Asks a WordPress as whoever is signed in there.
 *
 * The cookie alone makes nobody anybody: a nonce has to prove that a page of the site asks. One is good for a day, and a page may come out of a
 * cache, made for somebody else. So it is asked for, and where WordPress refuses one, a fresh one is asked for, and the request sent once more.
 * It comes from `admin-ajax.php`, whose answers no other site can read; an answer of the REST interface any site could.
 */
export class Session {
  private nonce: Promise<string | undefined> | undefined;

  constructor(
    private readonly addresses: Addresses,
    private readonly send: typeof fetch,
    given?: string,
  ) {
    if (given) this.nonce = Promise.resolve(given);
  }

  /** `fetch`, for addresses below the base. */
  readonly fetch: typeof fetch = async (address, init = {}) => {
    const signal = init.signal ?? undefined;
    const used = (this.nonce ??= this.fresh());
    let response = await this.once(String(address), init, await abortable(used, signal));
    if (await refusesNonce(response)) {
      // Of all that are refused, the first asks for another.
      if (this.nonce === used) this.nonce = this.fresh();
      response = await this.once(String(address), init, await abortable((this.nonce ??= this.fresh()), signal));
    }
    const next = response.headers.get(nonceHeader);
    if (next) this.nonce = Promise.resolve(next);
    return understood(response, this.addresses.base);
  };

  private once(address: string, {method = 'GET', headers, ...init}: RequestInit, nonce: string | undefined) {
    const isPlain = method === 'GET' || method === 'POST';
    return this.send(sendable(address), {
      ...init,
      method: isPlain ? method : 'POST',
      cache: 'no-store',
      headers: {
        ...(headers as Record<string, string>),
        ...(!isPlain && {[meant]: method}),
        ...(nonce !== undefined && {[nonceHeader]: nonce}),
      },
    });
  }

  /** A nonce of whoever is signed in; nothing for a visitor. Several wait for it, so that none of them ends it by leaving. */
  private async fresh(): Promise<string | undefined> {
    try {
      const response = await this.send(this.addresses.nonces, {credentials: 'same-origin', cache: 'no-store'});
      const text = (await response.text()).trim();
      return response.ok && /^[0-9a-f]{10}$/.test(text) ? text : undefined;
    } catch {
      // What cannot be reached is said of what is asked next; whoever comes then asks for a nonce anew.
      this.nonce = undefined;
      return undefined;
    }
  }
}
