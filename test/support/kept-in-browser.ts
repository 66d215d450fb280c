/** Everything that the browser keeps for this page, as far as a script can read it: as one text, bytes read in every way they may be text. */
export async function keptInBrowser(): Promise<string> {
  const found: string[] = [];
  for (const storage of [localStorage, sessionStorage])
    for (const [name, value] of Object.entries(storage)) found.push(name, String(value));
  for (const {name} of await indexedDB.databases()) found.push(name!, ...(await keptInDatabase(name!)));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request))!.text());
  }
  found.push(document.cookie, location.href, JSON.stringify(history.state), window.name);
  return found.join('\n');
}

async function keptInDatabase(name: string): Promise<readonly string[]> {
  const database = await answered(indexedDB.open(name));
  const found: string[] = [];
  for (const store of database.objectStoreNames) {
    const {keys, values} = await allOf(database, store);
    found.push(store, ...keys.map(String), ...values.flatMap(textsIn));
  }
  database.close();
  return found;
}

async function allOf(database: IDBDatabase, store: string) {
  const reading = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([answered(reading.getAllKeys()), answered(reading.getAll())]);
  return {keys, values: values as readonly unknown[]};
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const bytes =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : ArrayBuffer.isView(value)
        ? (value as Uint8Array)
        : undefined;
  if (!bytes) return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
  return ['latin1', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(bytes));
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
