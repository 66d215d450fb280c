export {Directory} from './directory.js';
export {migrations} from './migrations.js';
export type {GroupRule} from './roles.js';
