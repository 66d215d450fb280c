export {migrations} from './migrations.js';
export {openPostgres, type PostgresOptions, type PostgresSource} from './postgres.js';
