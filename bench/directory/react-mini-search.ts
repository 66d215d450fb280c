import {contendReact} from './react.js';
import {miniSearch} from './search/mini-search.js';

contendReact(miniSearch);
