export * from './community-handler.js';
export * from './listen.js';
export type * from './options.js';
