import {runLocal} from './local-harness.js';
import {wraps} from './wraps.js';

// The others are a file of their own: a file of tests has a time in which it must be done.
runLocal('local');
for (const name of ['cache', 'batch']) runLocal(name, wraps[name]);
