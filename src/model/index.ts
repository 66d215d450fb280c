export * from './actor.js';
export * from './errors.js';
export * from './fields.js';
export * from './id.js';
export * from './item.js';
export * from './json.js';
export * from './kinds.js';
