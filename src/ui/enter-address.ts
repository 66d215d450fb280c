/** Puts an address into the browser's history: as a step that “back” takes back, or in place of the one that is there. */
export function enterAddress(address: string | URL, how: 'push' | 'replace'): void {
  try {
    // What a router of the page keeps there stays.
    history[`${how}State`](history.state, '', address);
  } catch {
    // A frame without an origin of its own may not, nor who does it too often; what is shown does not depend on it.
  }
}
