import '../../../src/define/cop-mentoring.js';
import {overService} from '../../over-service.js';

/* Mentoring over the service, as whoever the page's address says. */
Object.assign(globalThis, {adapter: await overService('network-reliability')});
