export * from './local.js';
export * from './options.js';
