import {restForPage} from '../../src/adapters/rest/index.js';
import {contendWith} from './our-feed.js';

/*
 * What `<cop-community adapter="rest">` opens: it asks who is signed in first, and keeps answers and what was written in the browser.
 */

contendWith(() => restForPage({url: '/api/cop/'}));
