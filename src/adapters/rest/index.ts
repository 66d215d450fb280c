export * from './options.js';
export * from './rest.js';
