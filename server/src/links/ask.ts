import {OutboundError, type Outbound} from '../outbound/index.js';

/**
 * What was found at an address. `alive`: something is there, be it not for us. `gone`: its host says that nothing is. `away`: its host does not
 * answer, or there is none. `later`: its host wants to be left alone for a while, in milliseconds. `unasked`: it is not to be asked from here.
 */
export type Finding =
  | {readonly found: 'alive' | 'gone' | 'away' | 'unasked'; readonly said: string}
  | {readonly found: 'later'; readonly said: string; readonly wait: number};

const [hour, day] = [3_600_000, 86_400_000];

/** Looks whether an address leads anywhere: by its head, and where that says no, by the page itself, of which no more is read. */
export async function ask(outbound: Outbound, url: string, signal?: AbortSignal): Promise<Finding> {
  const send = (method: 'HEAD' | 'GET') =>
    outbound(url, {method, headOnly: true, accept: 'text/html, */*;q=0.5', ...(signal && {signal})});
  try {
    const first = await send('HEAD');
    // Many hosts know no HEAD, and say so in many ways.
    const {status, headers} = first.status < 400 || first.status === 429 ? first : await send('GET');
    const said = String(status);
    if (status === 429 || (status === 503 && headers['retry-after'] !== undefined))
      return {found: 'later', said, wait: waitOf(headers['retry-after'])};
    if (status === 404 || status === 410) return {found: 'gone', said};
    return {found: status >= 500 ? 'away' : 'alive', said};
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const {problem: said} = error;
    return {found: said === 'inner' || said === 'address' ? 'unasked' : 'away', said};
  }
}

/** Seconds or a date, between a minute and a day; an hour where it says neither. */
function waitOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter ?? '') - Date.now() : seconds * 1_000;
  return Number.isNaN(wait) ? hour : Math.min(day, Math.max(60_000, wait));
}
