import {Mails, openPost, stopRoutes, waitForMail} from '../mails/index.js';
import type {PostgresOptions} from '../postgres/index.js';
import type {Config} from './config.js';
import type {OpenStore} from './store.js';

/** How notices come to wait for mails, as the settings say; they do not where there is no mail server. */
export function noticedFrom({SMTP_URL, MAILS}: Config): Pick<PostgresOptions, 'noticed'> {
  if (SMTP_URL === undefined) return {};
  return {noticed: (db, notices) => waitForMail(db, notices, MAILS)};
}

/** What sends notices by mail, and the pages that stop it; nothing where there is no mail server. */
export function mailsFrom(
  config: Config,
  {source, connection: {db}}: OpenStore,
  path: string,
  log: (message: string, error?: unknown) => void,
) {
  const {SMTP_URL: url, MAIL_FROM: from, MAIL_DOMAINS, MAILS, PAGE_URL: page, PUBLIC_URL: home} = config;
  if (url === undefined || from === undefined || page === undefined || home === undefined) return undefined;
  const stop = `${home.replace(/\/+$/, '')}${path}/`;
  const [, domain = 'localhost'] = /@([^\s<>@]+)>?$/.exec(from) ?? [];
  const domains = MAIL_DOMAINS.map((each) => each.toLowerCase());
  const mails = new Mails({db, source, post: openPost(url, from), domain, page, stop, unlessSaid: MAILS, domains, log});
  return {mails, routes: stopRoutes(db, source)};
}
