export * from './check.js';
export * from './dates.js';
export * from './export.js';
export * from './format.js';
export * from './problem.js';
export * from './read.js';
export * from './write.js';
