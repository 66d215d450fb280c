import '../../../src/define/cop-best-practice-card.js';
import {overService} from '../../over-service.js';

/* One practice over the service, as whoever the page's address says. */
Object.assign(globalThis, {adapter: await overService('network-reliability')});
