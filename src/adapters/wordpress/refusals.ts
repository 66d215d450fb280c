import {CommunityError, errorKinds} from '../../model/errors.js';

/** What an answer says that is none of ours, as far as it says anything. */
interface Said {
  readonly code?: string;
  readonly kind?: string;
}

/** The answer as it is where our plugin gave it; else one that says what is wrong with this WordPress, and who can do what about it. */
export async function understood(response: Response, base: string): Promise<Response> {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  if (response.ok && isJson) return response;
  const said = isJson ? await saidIn(response) : undefined;
  if (said?.kind !== undefined && (errorKinds as readonly string[]).includes(said.kind)) return response;
  const refusal = said?.code === undefined ? await ofPage(response, base) : ofCode(said.code, response, base);
  return refusal ? answering(refusal) : response;
}

/** Does WordPress refuse the nonce, and nothing else? */
export async function refusesNonce(response: Response): Promise<boolean> {
  return response.status === 403 && (await saidIn(response))?.code === 'rest_cookie_invalid_nonce';
}

async function saidIn(response: Response): Promise<Said | undefined> {
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Record<keyof Said, unknown> | null | undefined;
  const {code, kind} = body ?? {};
  return {...(typeof code === 'string' && {code}), ...(typeof kind === 'string' && {kind})};
}

/** WordPress, or a plugin of it, says no in its own words. What is wrong with a site is `invalid`: a page then says what to do about it. */
function ofCode(code: string, {status}: Response, base: string): CommunityError {
  if (code === 'rest_no_route')
    return new CommunityError(
      'invalid',
      `This WordPress does not know ${base}. Whoever looks after it activates the plugin CoP Elements, or updates it: an older one keeps no community.`,
    );
  if (code === 'rest_cookie_invalid_nonce')
    return new CommunityError(
      'signed-out',
      'WordPress no longer knows who you are. Sign in, and load this page again.',
    );
  if (code === 'rest_invalid_json')
    return new CommunityError('invalid', 'WordPress could not read what was sent: something between has changed it.');
  if (status === 401 || status === 403 || status === 404)
    return new CommunityError(
      'invalid',
      `This WordPress does not let its REST interface be asked (${code}): a plugin for security, or a setting, closes it. Where it is open to people who are signed in, sign in; else whoever looks after the site opens the namespace cop/v1 there.`,
    );
  return new CommunityError(
    'unavailable',
    `WordPress failed (${code}). Whoever looks after the site finds the reason in its log.`,
  );
}

/** A page where data was asked for: of a sign-in, a firewall, a maintenance, or of something that is no WordPress. */
async function ofPage(response: Response, base: string): Promise<CommunityError | undefined> {
  const {ok, status} = response;
  if (ok && /type=["']?password/.test(await response.clone().text()))
    return new CommunityError(
      'signed-out',
      `${base} answers with a page to sign in on. Sign in, and load this page again.`,
    );
  if (ok)
    return new CommunityError(
      'invalid',
      `${base} answers with a page instead of data. Look at the address: it is to be that of a WordPress, and nothing before it may answer in its place.`,
    );
  if (status === 404)
    return new CommunityError(
      'invalid',
      `No WordPress answers at ${base}. Look at the address. Where it is right, the addresses of the site may be plain: then it is like https://intranet.example/?rest_route=/cop/v1/.`,
    );
  if (status === 401 || status === 403)
    return new CommunityError(
      'invalid',
      `Something before ${base} refuses, with a page: a firewall, or a plugin for security. Whoever looks after the site lets requests to it through.`,
    );
  if (status === 503)
    return new CommunityError('unavailable', 'This WordPress is being looked after. Try again in a few minutes.');
  return undefined;
}

/** A refusal as the wire has it, so that it is read like any other; of a status nothing is read where a kind is said. */
function answering({kind, message}: CommunityError): Response {
  return Response.json({kind, detail: message}, {status: 422});
}
