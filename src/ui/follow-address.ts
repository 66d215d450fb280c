import type {ReactiveControllerHost} from 'lit';

/** Opens the item of a kind that the address of the page names, `#cop-mentorship-<id>`: at once, and whenever the address changes. */
export function followAddress(host: ReactiveControllerHost, kind: string, open: (id: string) => void): void {
  const start = `#cop-${kind}-`;
  const follow = () => {
    if (!location.hash.startsWith(start)) return;
    try {
      open(decodeURIComponent(location.hash.slice(start.length)));
    } catch {
      // An address that somebody mistyped leads nowhere.
    }
  };
  host.addController({
    hostConnected: () => {
      addEventListener('hashchange', follow);
      follow();
    },
    hostDisconnected: () => removeEventListener('hashchange', follow),
  });
}
