/** What the command says of itself; every setting is an environment variable too. */
export const help = `
cop-elements-server: communities of practice over PostgreSQL

  cop-elements-server serve                    starts the service
  cop-elements-server migrate                  brings the tables up to date, and ends
  cop-elements-server import <file>            takes a community file in; ids that are there are replaced
  cop-elements-server export <file>            writes everything to a community file

Settings, as environment variables:

  PORT=8090, HOST=127.0.0.1     where it listens
  DATABASE_URL=postgresql://…   the database; left out, it runs a PostgreSQL of its own …
  DATA=<folder>                 … with its data here
  DATABASE_CONNECTIONS=20       connections to it at most
  TITLE                         the organisation's name
  ORIGINS=https://a,https://b   other hosts whose pages may ask
  DEVELOPMENT_SIGN_IN=true      anybody may be anybody, for trying out; refused in production
  LOG_LEVEL=info                debug, info, warn, error or silent

  npx cop-elements-server serve
`.trimStart();
