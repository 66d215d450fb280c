import {randomUUID} from 'node:crypto';

import {Hono} from 'hono';
import {sql} from 'kysely';
import type {Logger} from 'pino';

import {openFeeds} from '../feeds/index.js';
import {communityHandler, listen} from '../handler/index.js';
import {failureOf} from '../handler/refusal.js';
import {openRecords} from '../records/index.js';
import {visitor} from '../../../src/model/actor.js';
import {attachmentsFrom} from './attachments.js';
import {badgesFrom} from './badges.js';
import type {Config} from './config.js';
import {DevelopmentSignIn} from './development.js';
import {directoryFrom} from './directory.js';
import {identityFrom} from './identity.js';
import {linksFrom} from './links.js';
import {logger} from './logs.js';
import {mailsFrom} from './mails.js';
import {Metrics} from './metrics.js';
import {secretIn} from './secret.js';
import {openStore, type OpenStore} from './store.js';
import {isMyTurn} from './turns.js';

/** Where the API is. */
const base = '/api/v1';
/** Where mails are stopped: a page for people, as those are where they sign in. */
const unsubscribe = '/unsubscribe';
/** How often our own database is looked after, mails are sent, people are asked what the clock says, what is too old is forgotten, and links are looked for, in milliseconds. */
const [care, mailing, asking, sweeping, linking] = [1_000, 20_000, 600_000, 3_600_000, 60_000];
/** Practices are looked through for reminders once in so many milliseconds. */
const reviewing = 6 * 3_600_000;

export interface Service {
  readonly url: string;
  /** Takes no more requests, answers those that run, and lets go of everything. */
  stop(): Promise<void>;
}

/** Starts everything: the store, the API over it, and what those who run it want to know. */
export async function startService(config: Config, log: Logger = logger(config.LOG_LEVEL)): Promise<Service> {
  const store = await openStore(config, log);
  try {
    return await serve(config, store, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(config: Config, store: OpenStore, log: Logger): Promise<Service> {
  const {source, connection} = store;
  await source.ready();
  const secret = await secretIn(connection.db);
  const signIn = config.DEVELOPMENT_SIGN_IN ? new DevelopmentSignIn(source, secret) : undefined;
  const identity = identityFrom(config, store, `${base}/`, secret);
  const records = openRecords(connection.db, source, {
    leavers: config.KEEP_LEAVERS_DAYS,
    audit: config.KEEP_AUDIT_DAYS,
    notices: config.KEEP_NOTICES_DAYS,
  });
  const {PAGE_URL: page} = config;
  const attachments = attachmentsFrom(config, store);
  const handler = communityHandler(source, {
    base,
    who: (request) => identity?.who(request) ?? signIn?.who(request) ?? visitor,
    secret,
    records,
    ...(attachments && {attachments}),
    badges: badgesFrom(config, store, secret),
    ...(page !== undefined && {feeds: openFeeds({db: connection.db, actor: source.actor, page})}),
    origins: config.ORIGINS,
    ...(config.BEHIND_PROXY && {addressOf: forwardedFor}),
    rate: config.RATE_PER_MINUTE > 0 && {points: config.RATE_PER_MINUTE, seconds: 60},
    observe: (answered) => {
      metrics.observe(answered);
      log.debug(answered, 'answered');
    },
    log: ({message, reference, error}) => log.error({reference, error: nameOf(error)}, message),
  });
  const post = mailsFrom(config, store, unsubscribe, (message, error) =>
    log.warn({error: error && nameOf(error)}, message),
  );
  const links = linksFrom(config, store);
  const {pool} = connection;
  const metrics = new Metrics({
    cop_database_connections: {help: 'Connections to the database.', read: () => pool.totalCount},
    cop_database_waiting: {help: 'Requests that wait for a connection.', read: () => pool.waitingCount},
    ...(post && {
      cop_mails_sent: {help: 'Mails that the mail server took, since the start.', read: () => post.mails.figures.sent},
      cop_mails_failed: {help: 'Mails that it did not take.', read: () => post.mails.figures.failed},
    }),
  });

  // It may come later; whoever runs this wants to know at once.
  identity?.check().catch(({cause, message}: Error) => log.warn({error: nameOf(cause)}, message));

  const app = new Hono<{Bindings: {address?: string | undefined}}>();
  let isStopping = false;
  app.get('/healthz', (context) => context.text('alive\n'));
  app.get('/readyz', async (context) => {
    const isReady = !isStopping && (await answers(store));
    return context.text(isReady ? 'ready\n' : 'not ready\n', isReady ? 200 : 503);
  });
  app.get('/metrics', () => metrics.answer());
  if (signIn) app.route(`${base}/session/development`, signIn.routes);
  if (identity) app.route(`${base}/session`, identity.routes);
  if (post) app.route(`${base}${unsubscribe}`, post.routes);
  const directory = directoryFrom(config, store, (error) => log.error({error: nameOf(error)}, 'the directory failed'));
  if (directory) app.route('/scim/v2', directory.routes);
  app.onError((error, context) => {
    const {problem, isUnforeseen} = failureOf(error, randomUUID());
    if (isUnforeseen) log.error({error: nameOf(error)}, 'a page failed');
    return context.text(`${problem.detail}\n`, problem.status as 500);
  });
  const fetch = async (request: Request, from: {readonly address?: string | undefined}) => {
    const {pathname} = new URL(request.url);
    const isPage = ['/session', unsubscribe].some((path) => pathname.startsWith(`${base}${path}/`));
    const isApi = pathname.startsWith(`${base}/`) && !isPage;
    return isApi ? handler.fetch(request, from) : app.fetch(request, from);
  };

  const {port, close} = await listen(fetch, {port: config.PORT, host: config.HOST, stopping: handler.close});
  const looks = setInterval(
    () => void store.revive().catch((error) => log.error({error: nameOf(error)}, 'revive')),
    care,
  );
  const sweep = async () => {
    await source.learn();
    // Of several instances one tidies up.
    if (await isMyTurn(connection.db, 'sweep', sweeping / 2))
      await Promise.all([
        source.sweep(),
        identity?.sweep(),
        records.retain(),
        attachments?.sweep(),
        post?.mails.sweep(),
      ]);
  };
  // Lists are right before it is known, and quicker after.
  void source.learn().then(
    () => log.info('knows what is common'),
    (error) => log.warn({error: nameOf(error)}, 'what is common could not be found out'),
  );
  const sweeps = setInterval(
    () => void sweep().catch((error) => log.warn({error: nameOf(error)}, 'tidying up failed')),
    sweeping,
  );
  const asks = setInterval(
    () => void askAround(config, store).catch((error) => log.warn({error: nameOf(error)}, 'people were not asked')),
    asking,
  );
  const sends = setInterval(
    () => void post?.mails.send().catch((error) => log.warn({error: nameOf(error)}, 'mails were not sent')),
    mailing,
  );
  const looksForLinks = setInterval(() => {
    const look = async () => void ((await isMyTurn(connection.db, 'links', linking / 2)) && (await links?.check()));
    look().catch((error) => log.warn({error: nameOf(error)}, 'links were not looked for'));
  }, linking);
  const url = `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}${base}/`;
  log.info({url}, 'ready');
  return {
    url,
    stop: async () => {
      isStopping = true;
      clearInterval(looks);
      for (const timer of [sweeps, sends, asks, looksForLinks]) clearInterval(timer);
      await links?.close();
      await close();
      await post?.mails.close();
      await store.close();
      log.info('stopped');
    },
  };
}

/**
 * Asks experts of what nobody answered, and askers whether what they accepted worked; ends requests that nobody answered; reminds of practices
 * that are due, and of what is soon over, or rests, in mentoring. Of several instances one does.
 */
async function askAround(
  {ASK_AFTER_HOURS, WORKED_AFTER_DAYS: days}: Config,
  {source, connection}: OpenStore,
): Promise<void> {
  if (!(await isMyTurn(connection.db, 'asking', asking / 2))) return;
  await source.expireRequests();
  if (await isMyTurn(connection.db, 'reviews', reviewing)) {
    await source.remindOfReviews();
    await source.remindOfMentoring();
  }
  await source.askExperts(ASK_AFTER_HOURS);
  if (days > 0) await source.askWhetherItWorked(Date.now() - days * 86_400_000);
}

async function answers({connection}: OpenStore): Promise<boolean> {
  try {
    await sql`select 1`.execute(connection.db);
    return true;
  } catch {
    return false;
  }
}

/** Whom our own proxy saw: what stands before it, others may have made up. */
function forwardedFor({headers}: Request): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
}

function nameOf(error: unknown): string {
  const {name, code, message} = error as {name?: string; code?: string; message?: string};
  return [name, code, message].filter(Boolean).join(' ').slice(0, 500);
}
