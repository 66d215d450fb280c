/** Calls once the next frame is painted and the page has nothing better to do; soon in any case. */
export function whenPainted(call: () => void): void {
  requestAnimationFrame(() => {
    // Safari has no idle time to tell of.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(call, {timeout: 50});
    else setTimeout(call);
  });
}
