import {contendReact} from './react.js';
import {microFuzzy} from './search/u-fuzzy.js';

contendReact(microFuzzy);
