/** The tables of the service: each part of it adds its own to this interface, beside the migration that makes them. */
export interface Tables {
  readonly kysely_migration: {readonly name: string; readonly timestamp: string};
}
