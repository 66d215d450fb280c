import '../../../src/define/cop-best-practice-library.js';
import '../../../src/define/cop-discussion-feed.js';
import '../../../src/define/cop-notices.js';
import {overService} from '../../over-service.js';

/* A community's page over the service: what is told, what is discussed, and what was proved. */
Object.assign(globalThis, {adapter: await overService('data-practice')});
