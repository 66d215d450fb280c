import {registerAdapter} from '../context/registry.js';

// Each source is fetched when a page first names it.
registerAdapter('static', async (options) =>
  // A few items in a file of their own need nothing of a store.
  ('excerpt' in options.attributes
    ? await import('../adapters/excerpt/index.js')
    : await import('../adapters/static/index.js')
  ).fromAttributes(options),
);
registerAdapter('local', async (options) => (await import('../adapters/local/index.js')).fromAttributes(options));
registerAdapter('memory', async (options) => (await import('../adapters/memory/index.js')).fromAttributes(options));
registerAdapter('rest', async (options) => (await import('../adapters/rest/index.js')).fromAttributes(options));
