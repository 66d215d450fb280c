/** Is there a place to keep things at all? A sandboxed frame has the name and refuses to be asked. */
export function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined' && indexedDB !== null;
  } catch {
    return false;
  }
}

/** Fetches what keeps things in the browser's database: in one file, and not before somebody needs it. */
export const loadDatabases = () => import('./databases.js');
