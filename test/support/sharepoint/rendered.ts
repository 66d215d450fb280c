import type {Answer, Call} from './call.js';
import {parseView} from './caml.js';
import {demand, hexOf, maskOf} from './permissions.js';
import {ask, type After} from './query.js';
import {rowOf} from './rows.js';
import type {List} from './site.js';
import {columnOf} from './values.js';

const none = '00000000-0000-0000-0000-000000000000';

/** `RenderListDataAsStream`: a query in CAML, answered in rows of texts, paged by `NextHref`. */
export function renderList({site, person, body, query}: Call, list: List): Answer {
  demand(person, 'view', list);
  const parameters = (body['parameters'] ?? {}) as Readonly<Record<string, unknown>>;
  const view = parseView(String(parameters['ViewXml'] ?? ''), person.id);
  const limit = view.limit ?? 30;
  const paging = new URLSearchParams(String(parameters['Paging'] ?? query.toString()).replace(/^\?/, ''));
  const first = Number(paging.get('PageFirstRow') ?? 1);
  const page = ask(list, person, {
    ...view,
    limit,
    after: afterOf(
      paging,
      list,
      view.order.map(({field}) => field),
    ),
  });
  const fields =
    view.fields ??
    list.fields
      .filter(({isOwn, internalName}) => !isOwn || internalName === 'Title')
      .map(({internalName}) => internalName);
  return {
    status: 200,
    raw: {
      Row: page.items.map((item) => rowOf(site, list, item, person, fields)),
      FirstRow: first,
      FolderPermissions: hexOf(maskOf(person, list)),
      LastRow: first + page.items.length - 1,
      RowLimit: limit,
      // Only a view that says it is paged goes on.
      ...(page.next &&
        view.isPaged && {
          NextHref: nextHref(
            page.next,
            view.order.map(({field}) => field),
            first + page.items.length,
          ),
        }),
      FilterLink: '?',
      ForceNoHierarchy: '1',
      HierarchyHasIndention: '',
      CurrentFolderSpItemUrl: '',
    },
  };
}

function nextHref({id, values}: After, fields: readonly string[], row: number): string {
  const sorted = fields.map((name, index) => `&p_${name}=${encodeURIComponent(String(values[index] ?? ''))}`).join('');
  return `?Paged=TRUE${sorted}&p_ID=${id}&PageFirstRow=${row}&View=${none}`;
}

/** Where a page begins, as a link says it: the last item's number, and what it was sorted by. */
export function afterOf(paging: URLSearchParams, list: List, fields: readonly string[]): After | undefined {
  if (paging.get('Paged')?.toUpperCase() !== 'TRUE') return undefined;
  const values = fields.map((name) => {
    const text = paging.get(`p_${name}`);
    if (text === null || text === '') return null;
    const type = columnOf(list, name)?.type;
    if (type === 'Boolean') return text === 'true' || text === '1';
    return type === 'Text' || type === 'DateTime' || type === 'Guid' ? text : Number(text);
  });
  return {id: Number(paging.get('p_ID') ?? 0), values};
}
