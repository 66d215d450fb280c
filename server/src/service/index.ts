export {migrations} from './migrations.js';
export {rotateBadgeKeys} from './badges.js';
export {readConfig, type Config} from './config.js';
export {startService, type Service} from './service.js';
export {openStore, type OpenStore} from './store.js';
export {personalDataOf} from '../records/index.js';
