export {Links, type LinkOptions} from './links.js';
export {migrations} from './migrations.js';
