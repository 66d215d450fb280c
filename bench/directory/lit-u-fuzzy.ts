import {contendLit} from './lit.js';
import {microFuzzy} from './search/u-fuzzy.js';

contendLit(microFuzzy);
