import {Migrator, type Kysely, type Migration} from 'kysely';

/** Migrations by name; names begin with a number and are never changed once released. */
export type Migrations = Readonly<Record<string, Pick<Migration, 'up'>>>;

/**
 * Brings the tables to where this version of the service needs them; forward only. Of several instances that start at once one does
 * it and the others wait. Answers the names of what was done.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Migrations): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: {getMigrations: () => Promise.resolve({...migrations})},
    // Each part of the service has its own, and not everybody uses all of them.
    allowUnorderedMigrations: true,
  });
  const {error, results = []} = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
  return results.map(({migrationName}) => migrationName);
}
