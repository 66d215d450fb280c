/**
 * A refusal in the words of SharePoint: a number and the name of an exception, which clients go by, and a sentence.
 *
 * The forms of “list does not exist” and “item does not exist” are recorded ones; the others are those of the documentation and of reports.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const exception = 'Microsoft.SharePoint.SPException';
const service = 'Microsoft.SharePoint.Client';

export const refusals = {
  noListOfTitle: (title: string, web: string) =>
    new Refusal(404, '-1, System.ArgumentException', `List '${title}' does not exist at site with URL '${web}'.`),
  noList: () =>
    new Refusal(
      404,
      `-2130575322, ${exception}`,
      'List does not exist.\n\nThe page you selected contains a list that does not exist.  It may have been deleted by another user.',
    ),
  listIsThere: () =>
    new Refusal(
      500,
      `-2130575342, ${exception}`,
      'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.',
    ),
  noItem: () =>
    new Refusal(
      404,
      '-2130575338, System.ArgumentException',
      'Item does not exist. It may have been deleted by another user.',
    ),
  noField: (name: string) => new Refusal(400, `-1, ${exception}`, `The field or property '${name}' does not exist.`),
  noColumn: (name: string) =>
    new Refusal(
      404,
      '-2147024809, System.ArgumentException',
      `Column '${name}' does not exist. It may have been deleted by another user.`,
    ),
  noProperty: (name: string, type: string) =>
    new Refusal(
      400,
      `-1, ${service}.InvalidClientQueryException`,
      `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
    ),
  badQuery: (what: string) =>
    new Refusal(400, `-1, ${service}.InvalidClientQueryException`, `The expression "${what}" is not valid.`),
  badCaml: () => new Refusal(400, `-2147024809, ${exception}`, 'Cannot complete this action.\n\nPlease try again.'),
  badValue: (name: string) =>
    new Refusal(
      400,
      `-1, ${service}.InvalidClientQueryException`,
      `Cannot convert a primitive value to the expected type of '${name}'. See the inner exception for more details.`,
    ),
  notUnique: () =>
    new Refusal(
      400,
      `-2130575169, ${exception}`,
      'The list item could not be added or updated because duplicate values were found in the following field(s) in the list.',
    ),
  stale: (asked: string, is: string) =>
    new Refusal(
      412,
      `-1, ${service}.ClientServiceException`,
      `The request ETag value '${asked}' does not match the object's ETag value '${is}'.`,
    ),
  denied: () =>
    new Refusal(
      403,
      '-2147024891, System.UnauthorizedAccessException',
      'Access denied. You do not have permission to perform this action or access this resource.',
    ),
  digest: () =>
    new Refusal(
      403,
      `-2130575252, ${exception}`,
      "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again.",
    ),
  threshold: () =>
    new Refusal(
      500,
      '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
      'The attempted operation is prohibited because it exceeds the list view threshold.',
    ),
  oldToken: () =>
    new Refusal(
      400,
      `-2130575172, ${exception}`,
      'The changeToken refers to a time before the start of the current change log.',
    ),
  badToken: () => new Refusal(400, `-2130575173, ${exception}`, 'Invalid change token.'),
  noUser: (login: string) =>
    new Refusal(400, `-2146232832, ${exception}`, `The specified user ${login} could not be found.`),
  noUserOfId: () => new Refusal(404, `-2146232832, ${exception}`, 'User cannot be found.'),
  noResource: (path: string) =>
    new Refusal(404, `-1, ${service}.ResourceNotFoundException`, `Cannot find resource for the request ${path}.`),
  noMethod: (method: string) =>
    new Refusal(405, `-1, ${service}.ClientServiceException`, `The HTTP method '${method}' is not supported here.`),
};
