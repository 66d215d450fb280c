/** What the command says of itself; every setting is an environment variable too. */
export const help = `
cop-elements-server: communities of practice over PostgreSQL

  cop-elements-server serve                    starts the service
  cop-elements-server migrate                  brings the tables up to date, and ends
  cop-elements-server import <file>            takes a community file in; ids that are there are replaced
  cop-elements-server export <file>            writes everything to a community file, also what people keep to themselves
  cop-elements-server person <id> <file>       writes everything that is kept about somebody, for whom cannot sign in to ask
  cop-elements-server rotate-badge-keys        new keys sign badges from now on; what older ones signed stays good

Settings, as environment variables:

  PORT=8090, HOST=127.0.0.1     where it listens
  DATABASE_URL=postgresql://…   the database; left out, it runs a PostgreSQL of its own …
  DATA=<folder>                 … with its data here
  DATABASE_CONNECTIONS=20       connections to it at most
  NATS_URL=nats://…             how several instances hear of each other; left out, the database tells them
  TITLE                         the organisation's name
  ORIGINS=https://a,https://b   other hosts whose pages may ask
  BEHIND_PROXY=true             requests come through a proxy that says where from, in X-Forwarded-For
  DEVELOPMENT_SIGN_IN=true      anybody may be anybody, for trying out; refused in production
  OIDC_ISSUER=https://…         the OpenID provider that signs people in
  OIDC_AUDIENCE                 what access tokens for this service name as their audience
  OIDC_CLIENT_ID, OIDC_CLIENT_SECRET   for people who sign in by a page; needs …
  PUBLIC_URL=https://…/api/v1/  … where browsers reach the API
  PAGE_URL=https://…            the page where discussions are read, which RSS, Atom and JSON feeds link to
  BADGE_ISSUER='Storage guild'  who gives the badges that people take elsewhere; left out, none; needs PUBLIC_URL
  BADGE_ALGORITHM=RS256         what they are signed by as JWTs, or EdDSA
  BADGE_INNER_HOSTS=a,b         issuers of the inner network whose keys may be fetched for whoever checks a badge
  SMTP_URL=smtp://…             the mail server that notices are sent by; needs PUBLIC_URL, PAGE_URL and …
  MAIL_FROM='Name <a@b.org>'    … whom mails are from
  MAIL_DOMAINS=b.org,…          the only domains that are written to; any where left out
  MAILS=never                   how often to whoever did not say: at-once, daily, weekly or never
  ASK_AFTER_HOURS=48            a question without a reply goes to somebody who knows; 0: never
  WORKED_AFTER_DAYS=7           whoever asked is asked whether the answer worked; 0: never
  CHECK_LINKS_DAYS=14           how often links of practices are looked for; 0: never
  INNER_HOSTS=*.corp.example,…  hosts inside that links may lead to; no other one inside is asked
  OIDC_MEMBER_CLAIM=sub         the claim that is a member's id
  OIDC_ROLES=group=role@community,…   roles by the claim OIDC_ROLES_CLAIM=groups; group=administrator
  OIDC_JOIN=true                whoever signs in for the first time becomes a member
  SCIM_TOKEN                    the secret a directory shows to keep members in step, at /scim/v2
  SCIM_MEMBER=externalId        the attribute that is a member's id, or userName
  SCIM_ROLES=group=role@community,…   roles by the directory's groups
  SESSION_HOURS=10              how long a sign-in by a page lasts
  ATTACHMENT_BYTES=25000000     the most of one file that people add, 0 for none; they are in DATA, or in …
  S3_URL=https://…/bucket       … a bucket, with S3_ACCESS_KEY, S3_SECRET_KEY and S3_REGION=us-east-1
  KEEP_LEAVERS_DAYS=0           after so many days whoever moved on is taken out; 0: never
  KEEP_AUDIT_DAYS=730           for so long it is known who did what by the power of a role; 0: for ever
  KEEP_NOTICES_DAYS=180         after so many days notices that were read go; 0: never
  RATE_PER_MINUTE=3000          reads of one person, a write counting five; 0 for any number
  LOG_LEVEL=info                debug, info, warn, error or silent

  npx cop-elements-server serve
`.trimStart();
