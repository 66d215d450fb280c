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
  DATA=<folder>                 … with its data here, and attachments in any case
  TITLE, LANGUAGE=en            the organisation's name; the language that names are sorted by
  ORIGINS=https://a,https://b   other hosts whose pages may ask
  PUBLIC_URL=https://…          the address people reach it at, where a proxy stands before it
  OIDC_ISSUER, OIDC_AUDIENCE    whose tokens are taken, and for whom they must be meant
  OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
                                sign-in for pages of the same site
  OIDC_ROLES                    JSON: which groups have which role
  DEVELOPMENT_SIGN_IN=true      anybody may be anybody, for trying out; refused in production
  SCIM_TOKEN                    lets a directory keep members in step, at /scim/v2
  NATS_URL=nats://…             carries news between several instances
  FILES_URL=s3://…              attachments in an S3-compatible store in place of the folder
  LOG_LEVEL=info                debug, info, warn, error or silent

  npx cop-elements-server serve && open http://127.0.0.1:8090/api/v1/docs
`.trim();
