import {rest} from '../../src/adapters/rest/index.js';
import {contendWith} from './our-feed.js';

/*
 * Only what talks to the service: like the peers, it keeps nothing for when the service is away.
 */

contendWith(() => rest({url: '/api/cop/'}));
