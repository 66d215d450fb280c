export * from './from-attributes.js';
export * from './options.js';
export * from './rest.js';
