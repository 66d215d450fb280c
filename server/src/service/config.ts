import {z} from 'zod';

import {roles, type Role} from '../../../src/model/choices.js';
import type {RoleRule} from '../identity/index.js';
import {rhythms} from '../mails/index.js';

/*
 * Everything that can be set, by environment. `npx cop-elements-server --help` says the same in words for people.
 */
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const wholeNumber = z.coerce.number().int();

const listed = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  );

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber.min(0).max(65_535).default(8090),
  /** PostgreSQL to use; left out, one of our own with its data in `DATA`. */
  DATABASE_URL: z.url({protocol: /^postgres(ql)?$/}).optional(),
  DATABASE_CONNECTIONS: wholeNumber.min(2).max(500).default(20),
  /** NATS servers through which instances hear of each other, with commas between them; left out, the database tells them. */
  NATS_URL: z
    .string()
    .regex(/^(?:nats|tls):\/\/\S+$/, 'Say nats://host:4222 or tls://host:4222.')
    .optional(),
  DATA: z.string().optional(),
  /** A name for people. */
  TITLE: z.string().optional(),
  /** Pages of other hosts that may ask, `https://intranet.example.org`. */
  ORIGINS: listed,
  /** Requests come through a proxy that says in `X-Forwarded-For` where they are from. */
  BEHIND_PROXY: flag.default(false),
  /** Where browsers reach the API, `https://intranet.example.org/api/v1/`. */
  PUBLIC_URL: z.url({protocol: /^https?$/}).optional(),
  /** The page where discussions are read: feeds link to it. Left out, there are no feeds. */
  PAGE_URL: z.url({protocol: /^https?$/}).optional(),
  /** Who gives the badges that people take elsewhere, as it stands in them; left out, none are issued. */
  BADGE_ISSUER: z.string().max(200).optional(),
  /** What they are signed by where they are JWTs. */
  BADGE_ALGORITHM: z.enum(['RS256', 'EdDSA']).default('RS256'),
  /** Issuers of the inner network whose keys may be fetched for whoever checks a badge. */
  BADGE_INNER_HOSTS: listed,
  /** Those keys are fetched without a certificate too: for tests. Refused in production. */
  BADGES_BY_HTTP: flag.default(false),
  /** The mail server for notices, `smtp://user:secret@mail.example.org:587`; left out, there are no mails. */
  SMTP_URL: z.url({protocol: /^smtps?$/}).optional(),
  /** Whom mails are from, `Communities <communities@example.org>`. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'Say Name <name@example.org>.')
    .optional(),
  /** The only domains that are written to; any where left out. */
  MAIL_DOMAINS: listed,
  /** How often those get mails who did not say how often. */
  MAILS: z.enum(rhythms).default('never'),
  /** After so many hours without a reply a question goes to somebody who knows, where its community says nothing; 0: never. */
  ASK_AFTER_HOURS: wholeNumber.min(0).default(48),
  /** So many days after an answer was accepted, whoever asked is asked whether it worked; 0: never. */
  WORKED_AFTER_DAYS: wholeNumber.min(0).default(7),
  /** So many days after a link of a practice was found it is looked for again; 0: links are not looked for. */
  CHECK_LINKS_DAYS: wholeNumber.min(0).max(365).default(14),
  /** Hosts inside that may be asked for what people write, `wiki.corp.example`, `*.corp.example`; all others inside are not. */
  INNER_HOSTS: listed,
  /** The OpenID provider that signs people in. */
  OIDC_ISSUER: z.url({protocol: /^https?$/}).optional(),
  /** What access tokens for this service name as their audience. */
  OIDC_AUDIENCE: z.string().optional(),
  /** As what this service is registered there, for people who sign in by a page. */
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_MEMBER_CLAIM: z.string().default('sub'),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: listed.transform((rules, context) => rules.map((rule) => roleRule(rule, context))),
  /** Whether somebody who signs in for the first time becomes a member. */
  OIDC_JOIN: flag.default(true),
  /** The secret that a directory shows to keep members in step by SCIM; left out, there is no SCIM. */
  SCIM_TOKEN: z.string().min(32, 'Use at least 32 characters by chance.').optional(),
  /** The attribute of a person that is the id of a member: the same value as OIDC_MEMBER_CLAIM. */
  SCIM_MEMBER: z.enum(['externalId', 'userName']).default('externalId'),
  SCIM_ROLES: listed.transform((rules, context) =>
    rules.map((rule) => {
      const {value, role, community} = roleRule(rule, context);
      if (community === undefined)
        context.addIssue(`“${rule}” names no community. Administrators come from OIDC_ROLES.`);
      return {value, role, community: community ?? ''};
    }),
  ),
  /** What one person may ask for in a minute: a read counts once, a write five times. 0: as much as they like. */
  RATE_PER_MINUTE: wholeNumber.min(0).default(3_000),
  /** The most bytes of a file that belongs to what people write; 0: none are taken. */
  ATTACHMENT_BYTES: wholeNumber.min(0).max(500_000_000).default(25_000_000),
  /** A bucket for them, `https://s3.example.org/communities`; left out, they are in `DATA`. */
  S3_URL: z.url({protocol: /^https?$/}).optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** After how many days people who moved on are taken out, and what was done by the power of a role is forgotten; 0: never. */
  KEEP_LEAVERS_DAYS: wholeNumber.min(0).default(0),
  KEEP_AUDIT_DAYS: wholeNumber.min(0).default(730),
  /** After how many days notices that were read go. */
  KEEP_NOTICES_DAYS: wholeNumber.min(0).default(180),
  SESSION_HOURS: z.coerce.number().min(0.01).max(720).default(10),
  /** Anybody may be anybody: for trying out. Refused in production. */
  DEVELOPMENT_SIGN_IN: flag.default(false),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = z.infer<typeof settings>;

/** Reads the settings. What is wrong is said by name, all at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const {data, error} = settings.safeParse(given);
  const wrong: string[] = error?.issues.map(({path, message}) => `${path.join('.')}: ${message}`) ?? [];
  if (data) wrong.push(...contradictions(data));
  if (data?.DEVELOPMENT_SIGN_IN && data.NODE_ENV === 'production')
    wrong.push('DEVELOPMENT_SIGN_IN: anybody could be anybody, and this is production. Take it away.');
  if (data?.BADGES_BY_HTTP && data.NODE_ENV === 'production')
    wrong.push('BADGES_BY_HTTP: anybody on the way could say whose a badge is, and this is production. Take it away.');
  if (data && wrong.length === 0) return data;
  throw new Error(`The settings cannot be used:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
}

/** `storage-leads=facilitator@storage`: who has this value of the claim has this role, in this community. */
function roleRule(rule: string, context: {addIssue(issue: string): void}): RoleRule {
  const {value, role, community} = /^(?<value>.+)=(?<role>[a-z]+)(?:@(?<community>.+))?$/.exec(rule)?.groups ?? {};
  const isRole = roles.includes(role as Role);
  if (!isRole || (role !== 'administrator' && community === undefined))
    context.addIssue(
      `“${rule}” is not a rule. Say group=role@community, with one of the roles ${roles.join(', ')}; or group=administrator.`,
    );
  return {value: value ?? '', role: role as Role, ...(community !== undefined && {community})};
}

function contradictions(config: Config): readonly string[] {
  const {DEVELOPMENT_SIGN_IN, OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT_ID, PUBLIC_URL} = config;
  const {S3_URL, S3_ACCESS_KEY, S3_SECRET_KEY, SMTP_URL, MAIL_FROM, PAGE_URL} = config;
  return [
    ...(OIDC_ISSUER !== undefined && DEVELOPMENT_SIGN_IN
      ? ['DEVELOPMENT_SIGN_IN: there is OIDC_ISSUER as well. Take one of them away.']
      : []),
    ...(OIDC_ISSUER !== undefined && OIDC_AUDIENCE === undefined
      ? ['OIDC_AUDIENCE: say what access tokens for this service name as their audience.']
      : []),
    ...(OIDC_ISSUER === undefined && (OIDC_AUDIENCE ?? OIDC_CLIENT_ID) !== undefined
      ? ['OIDC_ISSUER: say which provider signs people in.']
      : []),
    ...(S3_URL !== undefined && (S3_ACCESS_KEY === undefined || S3_SECRET_KEY === undefined)
      ? ['S3_ACCESS_KEY, S3_SECRET_KEY: say with which keys the bucket is opened.']
      : []),
    ...(SMTP_URL !== undefined && [MAIL_FROM, PAGE_URL, PUBLIC_URL].includes(undefined)
      ? [
          'MAIL_FROM, PAGE_URL, PUBLIC_URL: say whom mails are from, where to read on, and where browsers reach the API.',
        ]
      : []),
    ...(config.BADGE_ISSUER !== undefined && PUBLIC_URL === undefined
      ? ['PUBLIC_URL: say where browsers reach the API, for that is where the keys of badges are found.']
      : []),
    ...(OIDC_CLIENT_ID !== undefined && PUBLIC_URL === undefined
      ? ['PUBLIC_URL: say where browsers reach the API, so that the provider can send people back.']
      : []),
  ];
}
