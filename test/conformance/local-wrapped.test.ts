import {runLocal} from './local-harness.js';
import {wraps} from './wraps.js';

for (const [name, wrap] of Object.entries(wraps)) if (name !== 'cache' && name !== 'batch') runLocal(name, wrap);
