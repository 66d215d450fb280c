/** How long work may hold the page at a time, in milliseconds. */
const slice = 8;

/**
 * Lets the page breathe: the function answers at once while the slice lasts, and after a turn of the event loop when it is over.
 *
 * Ask it once per item; `undefined` needs no `await`.
 */
export function pace(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let since = now();
  return () => {
    if (now() - since < slice) return undefined;
    return turn().then(() => {
      since = now();
    });
  };
}

/** One turn of the event loop; timers are clamped to four milliseconds, a message is not. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
