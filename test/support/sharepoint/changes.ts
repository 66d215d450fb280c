import type {Answer, Call} from './call.js';
import {refusals} from './errors.js';
import {instant} from './field-types.js';
import type {List, Logged} from './site.js';
import {collection} from './shapes.js';
import type {Entity} from './wire.js';

/** The log answers so many at once. */
const most = 1_000;

/** Changes of a list, or of all lists of a site, after a token. */
export function getChanges({site, body}: Call, list?: List): Answer {
  const query = (body['query'] ?? {}) as Readonly<Record<string, unknown>>;
  const scope = list ? `3;${list.id}` : `2;${site.webId}`;
  const after = numberIn(query['ChangeTokenStart'], scope);
  const until = numberIn(query['ChangeTokenEnd'], scope) ?? Infinity;
  if (after !== undefined && after < site.forgotten) throw refusals.oldToken();
  const wanted = (change: Logged) =>
    change.number > (after ?? 0) &&
    change.number <= until &&
    (!list || change.list === list.id) &&
    query[change.item === undefined ? 'List' : 'Item'] === true &&
    query[({1: 'Add', 2: 'Update', 3: 'DeleteObject'} as const)[change.type]] === true;
  const limit = Math.min(Number(query['FetchLimit'] ?? most), most);
  const found = site.log.filter(wanted).slice(0, limit);
  return {
    status: 200,
    value: collection(
      'Collection(SP.Change)',
      found.map((change) => changeEntity(change)),
    ),
  };

  function changeEntity(change: Logged): Entity {
    const {title, email} = site.person(change.editor) ?? {title: '', email: ''};
    return {
      is: 'entity',
      type: change.item === undefined ? 'SP.ChangeList' : 'SP.ChangeItem',
      path: `${site.url}/_api/SP.Change${change.number}`,
      properties: {
        ChangeToken: {StringValue: site.token(list ? {list: list.id} : 'web', change.number, change.at)},
        ChangeType: change.type,
        SiteId: site.id,
        Time: instant(change.at),
        Editor: title,
        EditorEmailHint: email || null,
        ...(change.item !== undefined && {ItemId: change.item}),
        ListId: change.list,
        ...(change.item !== undefined && {
          ServerRelativeUrl: null,
          SharedByUser: null,
          SharedWithUsers: null,
          UniqueId: change.guid,
        }),
        WebId: site.webId,
      },
    };
  }
}

/** The place in the log that a token names; one of another list, or of a list where the site is asked, names none. */
function numberIn(token: unknown, scope: string): number | undefined {
  const text = (token as {StringValue?: string} | undefined)?.StringValue;
  if (text === undefined) return undefined;
  const parts = text.split(';');
  const number = Number(parts[4]);
  if (parts.length !== 5 || parts.slice(1, 3).join(';') !== scope || !Number.isInteger(number))
    throw refusals.badToken();
  return number;
}
