/**
 * Runs in each document before anything else: makes its clock and its storage fail as the address asks, `?faults=clock:-10,local:full`,
 * and later as `copFaults` is told.
 *
 * `clock` is so many years off. `local`, `session` and `database` are `full`: whatever is written throws. `database` may also be `absent`, `shut`
 * (opening it is refused), `broken` (opening it fails) or `stuck` (opening it never ends).
 */
export function installFaults() {
  const asked = new URLSearchParams(location.search).get('faults') ?? '';
  const faults = Object.fromEntries(asked.split(',').map((each) => each.split(':')));
  globalThis.copFaults = faults;

  const RealDate = Date;
  const now = () => RealDate.now() + Number(faults.clock ?? 0) * 365.25 * 86_400_000;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => String(new RealDate(now())),
    construct: (date, parts, made) => Reflect.construct(date, parts.length > 0 ? parts : [now()], made),
    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  });

  const full = () => new DOMException('There is no room: a fake says so.', 'QuotaExceededError');
  const {setItem} = Storage.prototype;
  Storage.prototype.setItem = function (...entry) {
    if (faults[this === localStorage ? 'local' : 'session'] === 'full') throw full();
    return setItem.apply(this, entry);
  };
  const failed = new WeakSet();
  for (const name of ['put', 'add']) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...entry) {
      const request = write.apply(this, entry);
      // As a browser does it: the transaction is made, and fails at its end.
      if (faults.database === 'full') {
        Object.defineProperty(this.transaction, 'error', {get: full, configurable: true});
        Object.defineProperty(request, 'error', {get: full, configurable: true});
        if (!failed.has(this.transaction)) queueMicrotask(() => this.transaction.abort());
        failed.add(this.transaction);
      }
      return request;
    };
  }

  if (faults.database === 'absent') Object.defineProperty(globalThis, 'indexedDB', {value: undefined});
  const {open} = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...parts) {
    if (faults.database === 'shut') throw new DOMException('A fake refuses it.', 'SecurityError');
    const request = open.apply(this, parts);
    if (faults.database !== 'broken' && faults.database !== 'stuck') return request;
    const error = new DOMException('A fake broke it.', 'UnknownError');
    const isBroken = faults.database === 'broken';
    for (const type of ['success', 'upgradeneeded'])
      request.addEventListener(type, (event) => {
        event.stopImmediatePropagation();
        if (!isBroken) return;
        Object.defineProperty(request, 'error', {get: () => error, configurable: true});
        request.dispatchEvent(new Event('error'));
      });
    return request;
  };
}
