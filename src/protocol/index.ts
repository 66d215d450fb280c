export * from './events.js';
export * from './problem.js';
export * from './query.js';
export * from './reads.js';
export * from './routes.js';
