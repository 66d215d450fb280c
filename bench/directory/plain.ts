import {contendPlain} from './plain-directory.js';
import {scan} from './search/scan.js';

contendPlain(scan);
