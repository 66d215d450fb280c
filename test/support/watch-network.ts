/** Writes down every request that this page makes from now on, and every message to other tabs; `stop()` answers them. */
export function watchNetwork(): {
  readonly stop: () => Promise<{readonly requests: readonly string[]; readonly messages: readonly unknown[]}>;
} {
  const requests: string[] = [];
  const messages: unknown[] = [];
  const undo: (() => void)[] = [];
  const watch = <T extends object, K extends keyof T>(
    target: T,
    name: K,
    note: (values: readonly unknown[]) => void,
  ) => {
    const real = target[name] as (...values: readonly unknown[]) => unknown;
    const noted = function (this: unknown, ...values: readonly unknown[]): unknown {
      note(values);
      return new.target ? Reflect.construct(real, values) : Reflect.apply(real, this, values);
    };
    Object.assign(target, {[name]: noted});
    undo.push(() => Object.assign(target, {[name]: real}));
  };
  watch(globalThis, 'fetch', ([to]) => requests.push(`fetch ${String((to as Request).url ?? to)}`));
  watch(XMLHttpRequest.prototype, 'open', ([, to]) => requests.push(`XMLHttpRequest ${String(to)}`));
  watch(navigator, 'sendBeacon', ([to]) => requests.push(`sendBeacon ${String(to)}`));
  watch(globalThis, 'WebSocket', ([to]) => requests.push(`WebSocket ${String(to)}`));
  watch(globalThis, 'EventSource', ([to]) => requests.push(`EventSource ${String(to)}`));
  watch(BroadcastChannel.prototype, 'postMessage', ([message]) => messages.push(message));
  // Pictures, scripts and styles as well.
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  const note = (entries: PerformanceEntryList) =>
    requests.push(...entries.filter(({name}) => !name.startsWith('blob:')).map(({name}) => `resource ${name}`));
  observer.observe({type: 'resource'});
  return {
    stop: async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      note(observer.takeRecords());
      observer.disconnect();
      for (const each of undo) each();
      return {requests, messages};
    },
  };
}
