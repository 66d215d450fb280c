export * from './community-action.js';
export * from './community-context.js';
export * from './community-query.js';
export * from './item-lookup.js';
export * from './provide.js';
export * from './registry.js';
export * from './source.js';
export * from './draft-store.js';
