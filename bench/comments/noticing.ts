import type {CommunityAdapter} from '../../src/adapter/contract.js';

let told: ((at: number) => void) | undefined;

/** The same source; who asks is told when something it reports has reached the page, before an element does anything with it. */
export function noticing(source: CommunityAdapter): CommunityAdapter {
  return {
    ...source,
    watch: (scope, listener) =>
      source.watch!(scope, (event) => {
        if (event.type === 'changed') told?.(performance.now());
        listener(event);
      }),
  };
}

export function nextReport(): Promise<number> {
  return new Promise((resolve) => (told = resolve));
}
