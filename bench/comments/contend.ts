import {drawn} from '../support/timed.js';

/*
 * What all contenders have in common when their comments come over HTTP: how a run is begun and timed.
 */

interface Contender {
  /** Everything between code that is there and comments on the screen: settings, requests, drawing. */
  readonly begin: (into: HTMLElement) => void;
  /** Where it draws, where that is not seen from the document. */
  readonly root?: () => Node | null | undefined;
  /** Are comments on screen? */
  readonly isThere: () => boolean;
  /** Puts a text into the contender's own editor; answers what presses its button. */
  readonly write: (text: string) => Promise<() => void>;
  /** Addresses that a new comment is posted to. */
  readonly posts: RegExp;
  /** When the page is next told that there is something new, where it is told by itself. */
  readonly report?: () => Promise<number>;
  /** The text of the comment that stands where a new one does. */
  readonly newest: () => string | null | undefined;
  /** What becomes of what somebody else writes. */
  readonly others?: Others;
}

interface Others {
  /** Has somebody else post a text from elsewhere. */
  readonly write: (text: string) => Promise<unknown>;
  /** Makes the page read what is new, where it is not told by itself. */
  readonly readAgain?: () => void;
  /** Can it be seen? */
  readonly isSeen: (text: string) => boolean;
}

declare global {
  interface Window {
    go?: () => Promise<number>;
    arrive?: () => Promise<number>;
    hear?: () => Promise<number>;
  }
}

/**
 * `go` answers the milliseconds to the first paint with comments in it. `arrive` answers those from when a comment of one's own has
 * reached the page, as the answer to its post or sooner, until it is painted in its place; the way there and the server's time do not
 * count. `hear` answers those from when the page is told that somebody else has written until it shows so; what it asks the server for
 * meanwhile does count.
 *
 * A page that is opened with `?at-once` does not wait for anybody to say go.
 */
export function contend({begin, root, isThere, write, posts, report, newest, others}: Contender): void {
  const seen = () => [document, root?.()].filter((node) => node instanceof Node);
  window.go = async () => {
    performance.mark('go');
    const began = performance.now();
    begin(document.querySelector('main')!);
    const took = (await drawn(seen(), isThere)) - began;
    performance.mark('painted');
    return took;
  };
  window.arrive = async () => {
    const text = `It came from the cellar, at ${performance.now()}.`;
    const press = await write(text);
    await quiet();
    const arrived = Promise.race([nextAnswer(posts), ...(report ? [report()] : [])]);
    press();
    const began = await arrived;
    return (await drawn(seen(), () => newest()?.includes(text) ?? false)) - began;
  };
  if (others)
    window.hear = async () => {
      const text = `It came from the attic, at ${performance.now()}.`;
      const told = report?.();
      const written = others.write(text);
      const began = await (told ?? written.then(() => performance.now()));
      others.readAgain?.();
      return (await drawn(seen(), () => others.isSeen(text))) - began;
    };
  if (location.search === '?at-once') void window.go();
}

/** What an editor does while somebody types is over before the button is pressed. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 400));
}

/** When the whole answer to the next post was in the page, before anybody could look at it. */
function nextAnswer(posts: RegExp): Promise<number> {
  const usual = window.fetch;
  return new Promise((resolve) => {
    window.fetch = async (input, init) => {
      const answer = await usual(input, init);
      if (init?.method !== 'POST' || !posts.test(String(input))) return answer;
      const body = await answer.arrayBuffer();
      window.fetch = usual;
      resolve(performance.now());
      return new Response(body, {status: answer.status, headers: answer.headers});
    };
  });
}

/** Types as a person does, as far as a page can tell. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

export function postJson(address: string, body: object): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  });
}

/** What a part of the page is once it is there. */
export async function found<E extends Element>(look: () => E | null | undefined): Promise<E> {
  for (;;) {
    const element = look();
    if (element) return element;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
