export * from './excerpt.js';
