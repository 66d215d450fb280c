import {done, type Answer, type Call, type Steps} from './call.js';
import {getChanges} from './changes.js';
import {refusals} from './errors.js';
import {fieldsOf} from './fields.js';
import {parseFilter} from './filter.js';
import {itemsByCaml, itemsOf} from './items.js';
import {demand, groups, groupOfPrincipal, levels, may, maskOf, type Group, type Level} from './permissions.js';
import {renderList} from './rendered.js';
import {choose} from './select.js';
import {
  collection,
  definitionEntity,
  fieldEntity,
  itemEntity,
  listEntity,
  listExtras,
  permissionsAnswer,
} from './shapes.js';
import type {List, Site} from './site.js';
import type {Entity} from './wire.js';

/** `lists` of a site. */
export function listsOf(call: Call, [step, ...rest]: Steps, id?: string): Answer {
  const {site, person, method, body} = call;
  if (id !== undefined) return oneOf(call, byId(site, id), step ? [step, ...rest] : []);
  if (step?.name === 'getbytitle') {
    const [title = ''] = step.args;
    const list = site.lists.find((one) => one.title.toLowerCase() === title.toLowerCase());
    if (!list) throw refusals.noListOfTitle(title, site.url);
    return oneOf(call, list, rest);
  }
  if (step?.name === 'getbyid') return oneOf(call, byId(site, step.args[0] ?? ''), rest);
  if (step) throw refusals.noResource(step.name);
  if (method === 'GET') {
    const visible = site.lists.filter((list) => may(person, 'view', list)).filter(wanted(call));
    return {
      status: 200,
      value: collection(
        'SP.ApiData.Lists',
        visible.map((list) => entityFor(call, list)),
      ),
    };
  }
  if (method !== 'POST') throw refusals.noMethod(method);
  demand(person, 'manageLists');
  const {Title, BaseTemplate, Description} = body;
  if (typeof Title !== 'string' || Title === '') throw refusals.badValue('Title');
  const list = site.addList(Title, {
    template: Number(BaseTemplate ?? 100),
    description: typeof Description === 'string' ? Description : '',
  });
  set(list, body);
  site.note(list, 1, undefined, person.id);
  return {status: 201, value: entityFor(call, list), etag: `"${list.version}"`};
}

function byId(site: Site, id: string): List {
  const list = site.lists.find((one) => one.id === id.toLowerCase());
  if (!list) throw refusals.noList();
  return list;
}

function wanted({query, site}: Call): (list: List) => boolean {
  const filter = query.get('$filter');
  if (filter === null) return () => true;
  const condition = parseFilter(filter);
  const valueOf = (list: List, name: string) => listEntity(site, list).properties[name];
  if (condition.is === 'eq') return (list) => valueOf(list, condition.field) === condition.value;
  if (condition.is === 'begins') return (list) => String(valueOf(list, condition.field)).startsWith(condition.value);
  throw refusals.badQuery(filter);
}

function oneOf(call: Call, list: List, steps: Steps): Answer {
  const {site, person, method, body} = call;
  const [step, ...rest] = steps;
  demand(person, 'view', list);
  if (!step) {
    if (method === 'GET') return {status: 200, value: entityFor(call, list), etag: `"${list.version}"`};
    demand(person, 'manageLists', list);
    if (method === 'DELETE') {
      site.lists.splice(site.lists.indexOf(list), 1);
      site.note(list, 3, undefined, person.id);
      return {status: 200};
    }
    if (method !== 'MERGE' && method !== 'PATCH') throw refusals.noMethod(method);
    if (typeof body['Title'] === 'string') list.title = body['Title'];
    if (typeof body['Description'] === 'string') list.description = body['Description'];
    set(list, body);
    list.version++;
    site.note(list, 2, undefined, person.id);
    return {status: 204, etag: `"${list.version}"`};
  }
  switch (step.name) {
    case 'items':
      return itemsOf(call, list, rest, step.args[0]);
    case 'getitems':
      return itemsByCaml(call, list);
    case 'fields':
      return fieldsOf(call, list, rest, step.args[0]);
    case 'getchanges':
      return getChanges(call, list);
    case 'renderlistdataasstream':
      return renderList(call, list);
    case 'effectivebasepermissions':
      return {status: 200, value: permissionsAnswer(maskOf(person, list))};
    case 'breakroleinheritance':
      demand(person, 'managePermissions', list);
      list.levels = step.named['copyroleassignments'] === 'true' ? inherited() : {};
      return done;
    case 'resetroleinheritance':
      demand(person, 'managePermissions', list);
      list.levels = undefined;
      return done;
    case 'roleassignments':
      return assignments(call, list, rest);
    default:
      throw refusals.noResource(step.name);
  }
}

function assignments(call: Call, list: List, [step]: Steps): Answer {
  const {site, person, method} = call;
  if (!step && method === 'GET') {
    const held = list.levels ?? inherited();
    const items = (Object.keys(held) as Group[]).map((group) => assignmentEntity(call, group, held[group]!));
    return {status: 200, value: collection('SP.ApiData.RoleAssignments', items)};
  }
  if (step?.name !== 'addroleassignment' && step?.name !== 'removeroleassignment')
    throw refusals.noResource(step?.name ?? 'roleassignments');
  demand(person, 'managePermissions', list);
  const group = groupOfPrincipal(Number(step.named['principalid']), site);
  const level = (Object.keys(levels) as Level[]).find((name) => levels[name].id === Number(step.named['roledefid']));
  if (!group || !level || !list.levels) throw refusals.badValue('roledefid');
  if (step.name === 'addroleassignment') list.levels[group] = level;
  else delete list.levels[group];
  return done;
}

/** Who holds a level of a list; which one, where that is asked for. */
function assignmentEntity(call: Call, group: Group, level: Level): Entity {
  const {id} = groups[group];
  return choose(
    call,
    {
      is: 'entity',
      type: 'SP.RoleAssignment',
      path: `Web/RoleAssignments/GetByPrincipalId(${id})`,
      properties: {PrincipalId: id},
    },
    {
      links: {
        RoleDefinitionBindings: () => collection('SP.RoleDefinition', [definitionEntity(level)]),
      },
    },
  );
}

function inherited(): Partial<Record<Group, Level>> {
  return Object.fromEntries((Object.keys(groups) as Group[]).map((group) => [group, groups[group].level]));
}

function set(list: List, body: Call['body']): void {
  const {Hidden, NoCrawl, ReadSecurity, WriteSecurity, EnableAttachments, EnableVersioning} = body;
  if (typeof Hidden === 'boolean') list.hidden = Hidden;
  if (typeof NoCrawl === 'boolean') list.noCrawl = NoCrawl;
  if (typeof EnableAttachments === 'boolean') list.attachments = EnableAttachments;
  if (typeof EnableVersioning === 'boolean') list.versioning = EnableVersioning;
  if (ReadSecurity === 1 || ReadSecurity === 2) list.readSecurity = ReadSecurity;
  if (WriteSecurity === 1 || WriteSecurity === 2 || WriteSecurity === 4) list.writeSecurity = WriteSecurity;
}

function entityFor(call: Call, list: List): Entity {
  const {site, person} = call;
  return choose(call, listEntity(site, list), {
    extras: listExtras(list, person),
    links: {
      Fields: () =>
        collection(
          'SP.Field',
          list.fields.map((field) => fieldEntity(site, list, field)),
        ),
      Items: () =>
        collection(
          'SP.ListItem',
          [...list.items.values()].map((item) => itemEntity(list, item)),
        ),
    },
  });
}
