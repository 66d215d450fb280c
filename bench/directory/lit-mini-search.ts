import {contendLit} from './lit.js';
import {miniSearch} from './search/mini-search.js';

contendLit(miniSearch);
