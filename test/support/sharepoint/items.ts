import type {Answer, Call, Steps} from './call.js';
import {parseView} from './caml.js';
import {refusals} from './errors.js';
import {kept} from './field-types.js';
import {parseFilter} from './filter.js';
import {demand, mayChange, maskOf, maySee} from './permissions.js';
import {ask, type Order} from './query.js';
import {afterOf} from './rendered.js';
import {choose} from './select.js';
import {collection, entityType, itemEntity, permissionsAnswer, userEntity} from './shapes.js';
import {etagOf, fieldOf, newGuid, type List, type StoredItem} from './site.js';
import {columnOf} from './values.js';
import type {Entity} from './wire.js';

const nothing: StoredItem = {
  id: 0,
  guid: '',
  version: 1,
  values: {},
  author: 0,
  editor: 0,
  created: 0,
  modified: 0,
};

/** `items` of a list: read, and added to. */
export function itemsOf(call: Call, list: List, [step, ...rest]: Steps, id?: string): Answer {
  const number = id ?? (step?.name === 'getbyid' ? step.args[0] : undefined);
  if (number !== undefined)
    return oneOf(call, list, Number(number), id === undefined ? rest : step ? [step, ...rest] : []);
  if (step) throw refusals.noResource(step.name);
  if (call.method === 'GET') return pageOf(call, list);
  if (call.method === 'POST') return add(call, list);
  throw refusals.noMethod(call.method);
}

/** `getitems`: a query in CAML, answered as items. */
export function itemsByCaml(call: Call, list: List): Answer {
  demand(call.person, 'view', list);
  const {ViewXml} = (call.body['query'] ?? {}) as {ViewXml?: string};
  const view = parseView(ViewXml ?? '', call.person.id);
  const {items} = ask(list, call.person, {...view, limit: view.limit ?? list.items.size});
  return {
    status: 200,
    value: collection(
      contextOf(list),
      items.map((item) => entityFor(call, list, item)),
    ),
  };
}

function pageOf(call: Call, list: List): Answer {
  const {query, person, url} = call;
  demand(person, 'view', list);
  // Names that are none are refused of an empty list as well.
  entityFor(call, list, nothing);
  const filter = query.get('$filter');
  const order = ordersOf(query.get('$orderby'));
  const token = query.get('$skiptoken');
  const limit = Number(query.get('$top') ?? 100);
  const page = ask(list, person, {
    order,
    limit,
    ...(filter !== null && {where: parseFilter(filter)}),
    ...(token !== null && {
      after: afterOf(
        new URLSearchParams(token),
        list,
        order.map(({field}) => field),
      ),
    }),
  });
  let next: string | undefined;
  if (page.next) {
    const {id, values} = page.next;
    const sorted = order
      .map(({field}, index) => `&p_${field}=${encodeURIComponent(String(values[index] ?? ''))}`)
      .join('');
    const after = new URLSearchParams([['$skiptoken', `Paged=TRUE${sorted}&p_ID=${id}`]]);
    for (const name of ['$filter', '$orderby', '$select', '$expand'])
      if (query.has(name)) after.set(name, query.get(name)!);
    after.set('$top', String(limit));
    next = `${url.origin}${url.pathname}?${after.toString()}`;
  }
  return {
    status: 200,
    value: collection(
      contextOf(list),
      page.items.map((item) => entityFor(call, list, item)),
      next,
    ),
  };
}

function oneOf(call: Call, list: List, id: number, steps: Steps): Answer {
  const {method, person, headers, site} = call;
  demand(person, 'view', list);
  const item = list.items.get(id);
  if (!item || !maySee(person, list, item)) throw refusals.noItem();
  const [step] = steps;
  if (step?.name === 'effectivebasepermissions') return {status: 200, value: permissionsAnswer(maskOf(person, list))};
  if (step?.name === 'recycle' && method === 'POST') return remove();
  if (step) throw refusals.noResource(step.name);
  if (method === 'GET') return {status: 200, value: entityFor(call, list, item), etag: etagOf(item)};
  if (method === 'DELETE') return remove();
  if (method !== 'MERGE' && method !== 'PUT' && method !== 'PATCH') throw refusals.noMethod(method);

  if (!mayChange(person, 'edit', list, item)) throw refusals.denied();
  match();
  const given = valuesIn(call, list, item);
  // A PUT sets what it leaves out back to nothing.
  item.values = method === 'PUT' ? given : {...item.values, ...given};
  item.version++;
  item.editor = person.id;
  item.modified = site.now();
  site.note(list, 2, item, person.id);
  return {status: 204, etag: etagOf(item)};

  function remove(): Answer {
    if (!mayChange(person, 'remove', list, item!)) throw refusals.denied();
    match();
    list.items.delete(id);
    site.note(list, 3, item, person.id);
    return step?.name === 'recycle' ? {status: 200, raw: {value: newGuid()}} : {status: 200};
  }

  /** Without `If-Match` whoever writes last wins, as with a star. */
  function match(): void {
    const asked = headers.get('if-match');
    if (asked !== null && asked !== '*' && asked !== etagOf(item!)) throw refusals.stale(asked, etagOf(item!));
  }
}

function add(call: Call, list: List): Answer {
  const {site, person} = call;
  demand(person, 'add', list);
  const values = valuesIn(call, list);
  for (const {internalName, required} of list.fields)
    if (required && (values[internalName] ?? null) === null) throw refusals.badValue(internalName);
  const at = site.now();
  const item: StoredItem = {
    id: list.next++,
    guid: newGuid(),
    version: 1,
    values,
    author: person.id,
    editor: person.id,
    created: at,
    modified: at,
  };
  list.items.set(item.id, item);
  site.note(list, 1, item, person.id);
  return {status: 201, value: entityFor(call, list, item), etag: etagOf(item)};
}

/** What a body sets, each value of the kind of its column; SharePoint keeps author and times itself, whatever is sent. */
function valuesIn({body}: Call, list: List, of?: StoredItem): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === '__metadata' || name.startsWith('odata.') || name.startsWith('@odata.')) continue;
    const internal = name.startsWith('OData_') ? name.slice('OData_'.length) : name;
    const field = fieldOf(list, internal)?.type === 'User' ? undefined : columnOf(list, internal);
    if (!field) throw refusals.noProperty(name, entityType(list));
    if (field.isReadOnly) continue;
    values[field.internalName] = kept(field.internalName, field.type, value);
    if (field.isUnique && hasOther(list, field.internalName, values[field.internalName], of))
      throw refusals.notUnique();
  }
  return values;
}

function hasOther(list: List, name: string, value: unknown, of: StoredItem | undefined): boolean {
  if (value === null) return false;
  for (const item of list.items.values()) if (item !== of && item.values[name] === value) return true;
  return false;
}

function entityFor(call: Call, list: List, item: StoredItem): Entity {
  const person = (id: number) => {
    const found = call.site.person(id);
    if (!found) return undefined;
    const {properties, ...entity} = userEntity(found);
    // An expanded person has the names of the list of people.
    const {Id, Title, LoginName, Email} = properties;
    return {...entity, properties: {Id, ID: Id, Title, Name: LoginName, EMail: Email, UserName: Email}};
  };
  const people = list.fields.filter(({type, isOwn}) => type === 'User' && !isOwn);
  return choose(call, itemEntity(list, item), {
    extras: {owshiddenversion: item.version, EffectiveBasePermissions: maskOf(call.person, list)},
    links: {
      Author: () => person(item.author),
      Editor: () => person(item.editor),
      ...Object.fromEntries(
        people.map(({internalName}) => [internalName, () => person(Number(item.values[internalName]))]),
      ),
    },
  });
}

function ordersOf(text: string | null): Order[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [field = '', direction = 'asc'] = part.split(/\s+/);
      return {field, isDescending: direction.toLowerCase() === 'desc'};
    });
}

function contextOf({entityName}: List): string {
  return `SP.ListData.${entityName}Items`;
}
