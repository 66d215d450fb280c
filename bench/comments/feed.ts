import {batch} from '../../src/adapter/batch.js';
import {rest} from '../../src/adapters/rest/index.js';
import {contendWith} from './our-feed.js';

/*
 * Only what talks to the service, reads of one turn together: like the peers, it keeps nothing for when the service is away.
 */

contendWith(() => batch(rest({url: '/api/cop/'})));
