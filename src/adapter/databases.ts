export {databaseOutbox} from './outbox-database.js';
export {databaseStore} from './cache-database.js';
