// Runs in the page before anything else: counts what is open on things that outlive an element.
(() => {
  const live = {listeners: 0, observers: 0, timers: 0};
  globalThis.liveThings = live;

  // A listener on an element, a signal or a database goes with it; one on the window, the document or a media query stays until it is removed.
  const outlives = (target) =>
    ![AbortSignal, IDBRequest, IDBTransaction, IDBDatabase].some((kind) => target instanceof kind) &&
    (!(target instanceof Node) ||
      target === document ||
      target === document.documentElement ||
      target === document.body);
  const listeners = new WeakMap();
  const {addEventListener, removeEventListener} = EventTarget.prototype;
  const keyOf = (type, options) => `${type} ${typeof options === 'boolean' ? options : Boolean(options?.capture)}`;
  const known = (target, listener) => {
    const ofTarget = listeners.get(target) ?? listeners.set(target, new Map()).get(target);
    return ofTarget.get(listener) ?? ofTarget.set(listener, new Set()).get(listener);
  };
  const forget = (target, listener, key) => {
    const keys = known(target, listener);
    if (keys.delete(key)) live.listeners--;
    // Counting must not itself keep what listened.
    if (keys.size === 0) listeners.get(target).delete(listener);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (listener && outlives(target) && !options?.signal?.aborted) {
      const key = keyOf(type, options);
      const keys = known(target, listener);
      if (!keys.has(key)) {
        keys.add(key);
        live.listeners++;
        if (options?.once)
          addEventListener.call(target, type, () => forget(target, listener, key), {
            once: true,
            capture: Boolean(options.capture),
          });
        if (options?.signal)
          addEventListener.call(options.signal, 'abort', () => forget(target, listener, key), {once: true});
      }
    }
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (listener && outlives(target)) forget(target, listener, keyOf(type, options));
    return removeEventListener.call(target, type, listener, options);
  };

  for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
    globalThis[name] = class extends globalThis[name] {
      #targets = new Set();
      #count(change) {
        const before = this.#targets.size > 0;
        change();
        live.observers += Number(this.#targets.size > 0) - Number(before);
      }
      observe(target, options) {
        // By name, so that counting does not itself keep the element.
        this.#count(() => this.#targets.add(idOf(target)));
        return super.observe(target, options);
      }
      unobserve(target) {
        this.#count(() => this.#targets.delete(idOf(target)));
        return super.unobserve(target);
      }
      disconnect() {
        this.#count(() => this.#targets.clear());
        return super.disconnect();
      }
    };
  }
  const ids = new WeakMap();
  let lastId = 0;
  const idOf = (target) => ids.get(target) ?? ids.set(target, ++lastId).get(target);

  const pending = new Set();
  const {setTimeout, clearTimeout, setInterval, clearInterval} = globalThis;
  const recount = () => void (live.timers = pending.size);
  globalThis.setTimeout = (call, ...rest) => {
    const timer = setTimeout(
      (...values) => {
        pending.delete(timer);
        recount();
        call(...values);
      },
      ...rest,
    );
    pending.add(timer);
    recount();
    return timer;
  };
  globalThis.setInterval = (...all) => {
    const timer = setInterval(...all);
    pending.add(timer);
    recount();
    return timer;
  };
  globalThis.clearTimeout = globalThis.clearInterval = (timer) => {
    pending.delete(timer);
    recount();
    clearTimeout(timer);
    clearInterval(timer);
  };
  // For those who wait here: not counted.
  globalThis.uncountedTimeout = setTimeout;
})();
