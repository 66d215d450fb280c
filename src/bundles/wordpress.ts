import {registerAdapter} from '../context/registry.js';

// What the pages of our WordPress plugin load beside the autoloader: no other page can use it.
registerAdapter('wordpress', async (options) =>
  (await import('../adapters/wordpress/index.js')).fromAttributes(options),
);
