export * from './community-handler.js';
export * from './listen.js';
export type * from './options.js';
export {readJson} from './json.js';
export {usualLimits} from './options.js';
export type * from './records.js';
export {Limiter} from './rate.js';
