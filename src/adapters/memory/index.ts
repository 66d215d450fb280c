export * from './memory.js';
export * from './options.js';
