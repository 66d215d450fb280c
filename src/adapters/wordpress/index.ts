export {fromAttributes} from './from-attributes.js';
export {wordPress, type WordPressOptions} from './wordpress.js';
