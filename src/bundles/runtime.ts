import './adapters.js';
import {ensureContextRoot} from '../context/community-context.js';
import {setPrefix} from '../ui/tags.js';

export {provideAdapter} from '../context/provide.js';
export {registerAdapter} from '../context/registry.js';

/** What the autoloader needs before its first element. */
export function prepare(prefix: string): void {
  ensureContextRoot();
  if (prefix !== 'cop') setPrefix(prefix);
}
