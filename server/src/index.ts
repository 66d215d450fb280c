export {communityHandler, listen, type CommunityHandler, type HandlerOptions} from './handler/index.js';
export {migrations, openPostgres, type PostgresOptions, type PostgresSource} from './postgres/index.js';
export {connect, type Connection} from './database/connect.js';
export {migrate} from './database/migrate.js';
export {readConfig, startService, type Config, type Service} from './service/index.js';
