import {contend, everybody} from './shared.js';

/*
 * The members as they come, and nothing that draws or searches them: what is data, and not what a contender makes of it.
 */

contend({mount: () => void everybody.length, root: () => undefined});
