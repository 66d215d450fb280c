/** How often to look where tabs cannot tell each other, in milliseconds. */
const pause = 2_000;

/** Tells other tabs that something was written, and hears it from them. */
export interface Tabs {
  tell(): void;
  close(): void;
}

export function tabs(name: string, hear: () => void): Tabs {
  const channel = open(`cop-elements.local:${name}`);
  if (!channel) {
    const timer = setInterval(hear, pause);
    return {tell: () => undefined, close: () => clearInterval(timer)};
  }
  channel.onmessage = hear;
  return {tell: () => channel.postMessage('written'), close: () => channel.close()};
}

function open(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
