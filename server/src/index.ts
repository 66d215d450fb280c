export {communityHandler, listen, type CommunityHandler, type HandlerOptions} from './handler/index.js';
export {openPostgres, type PostgresOptions, type PostgresSource} from './postgres/index.js';
export {connect, type Connection} from './database/connect.js';
export {migrate} from './database/migrate.js';
export {migrations, readConfig, startService, type Config, type Service} from './service/index.js';
