export type {Bell} from './bell.js';
export {NatsBell} from './nats.js';
export {PostgresBell} from './postgres.js';
