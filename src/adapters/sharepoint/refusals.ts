import {CommunityError, type ErrorDetails, type ErrorKind} from '../../model/errors.js';

/** What SharePoint says of a failure, in the two forms it has. */
interface Said {
  readonly code: string;
  readonly message: string;
}

/** Is this the end of a digest's life? Then a new one is all that is needed. */
export function isDigestRefusal(error: unknown): boolean {
  return (
    codeOf((error as {cause?: unknown}).cause) === digestCode ||
    codeOf((error as {cause?: unknown}).cause) === oldDigestCode
  );
}

/** Does the log of changes no longer reach back so far? */
export function isTokenRefusal(error: unknown): boolean {
  const said = (error as {cause?: unknown}).cause as Partial<Said> | undefined;
  // The number differs from farm to farm; the sentence names the token.
  return /change\s?token/i.test(said?.message ?? '');
}

/** Is there a row with this value already, where a column holds each value once? */
export function isDuplicate(error: unknown): boolean {
  return codeOf((error as {cause?: unknown}).cause) === '-2130575169';
}

const [digestCode, oldDigestCode] = ['-2130575252', '-2130575251'];

/** By the number at the front of SharePoint's code, where a status alone says too little. */
const byCode: Readonly<Record<string, readonly [ErrorKind, (said: string, site: string) => string]>> = {
  '-2147024860': [
    'unsupported',
    () =>
      'A list has more than 5,000 rows, and a column that is asked for has no index. An owner of the site can add it: run the provisioning again.',
  ],
  '-2130575169': ['conflict', () => 'There is an item with this id already.'],
  '-2147024891': [
    'forbidden',
    (_said, site) => `SharePoint does not let you do this at ${site}. Ask an owner of the site for the permission.`,
  ],
};

const byStatus: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  409: 'conflict',
  412: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
};

/** A failure of SharePoint, as something a person can act on; what it said itself is kept as the cause. */
export function refusalOf(status: number, body: unknown, site: string, wait?: number): CommunityError {
  const said = saidIn(body);
  const details = {...(said && {cause: said}), ...(wait !== undefined && {retryAfter: wait})};
  const known = byCode[codeOf(said) ?? ''];
  if (known)
    return new CommunityError(known[0], known[1](said!.message, site), {
      ...details,
      ...(known[0] === 'forbidden' && noEntry(site)),
    });
  if (said && isMissingColumn(said.message))
    return new CommunityError(
      'not-found',
      `A column that the community needs is not there: ${said.message} An owner of the site can add it: run the provisioning again.`,
      {...details, advice: 'part-missing', about: /'(.*?)'/.exec(said.message)![1]!},
    );
  if (said && isMissingList(said.message))
    return new CommunityError(
      'not-found',
      `A list that the community needs is not at ${site}. An owner of the site can make it: run the provisioning.`,
      {...details, advice: 'part-missing', about: site},
    );
  return new CommunityError(byStatus[status] ?? 'unavailable', wordsOf(status, said, site), {
    ...details,
    ...(status === 403 && noEntry(site)),
    ...(status === 404 && !said && {advice: 'nothing-there', about: site}),
  });
}

function noEntry(about: string): ErrorDetails {
  return {advice: 'no-entry', about};
}

/** The same, of something that lists or columns are missing for: with the name that people know the list by. */
export function inList(title: string, error: CommunityError): CommunityError {
  const {kind, message, advice, about, cause} = error;
  if (advice !== 'part-missing') return error;
  const said = cause as Said;
  return new CommunityError(kind, message, {
    cause,
    advice,
    about: isMissingList(said.message) ? title : `${title}, ${about}`,
  });
}

function wordsOf(status: number, said: Said | undefined, site: string): string {
  if (status === 401) return 'You are not signed in to SharePoint. Sign in, and load this page again.';
  if (status === 412) return 'Somebody changed this meanwhile.';
  if (status === 429) return 'SharePoint has had too many requests, and asks to wait.';
  if (status === 503) return 'SharePoint has too much to do, and asks to wait.';
  if (said) return `SharePoint refuses: ${said.message}`;
  if (status === 404)
    return `There is no SharePoint site at ${site}. Say the address of a site, as https://contoso.sharepoint.com/sites/practice.`;
  if (status === 403) return `SharePoint does not let you into ${site}. Ask an owner of the site for access.`;
  return `SharePoint answers with ${status}.`;
}

/** A page where data was asked for: of a sign-in, or of something that is no SharePoint at all. */
export function pageInstead(site: string): CommunityError {
  return new CommunityError(
    'signed-out',
    `${site} answers with a page instead of data. Sign in to SharePoint in this browser and load this page again; where you are signed in, look at the address: it is to be that of a SharePoint site.`,
    {advice: 'page-instead', about: site},
  );
}

function saidIn(body: unknown): Said | undefined {
  const {'odata.error': light, error: verbose} = (body ?? {}) as Record<
    string,
    {code?: unknown; message?: unknown} | undefined
  >;
  const error = light ?? verbose;
  if (typeof error !== 'object' || typeof error.code !== 'string') return undefined;
  const {message} = error;
  const value = typeof message === 'string' ? message : (message as {value?: unknown} | undefined)?.value;
  return {code: error.code, message: typeof value === 'string' ? value : ''};
}

function codeOf(said: unknown): string | undefined {
  const {code} = (said ?? {}) as Partial<Said>;
  return typeof code === 'string' ? code.split(',')[0] : undefined;
}

function isMissingList(message: string): boolean {
  return /\bList\b.*does not exist/is.test(message);
}

function isMissingColumn(message: string): boolean {
  return /^(?:The (?:field or )?property '.*' does not exist|Column '.*' does not exist)/.test(message);
}
