export * from './localize.js';
export * from './section.js';
export * from './translations.js';
export * from './words.js';
