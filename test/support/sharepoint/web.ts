import type {Answer, Call, Steps} from './call.js';
import {getChanges} from './changes.js';
import {refusals} from './errors.js';
import {parseFilter} from './filter.js';
import {listsOf} from './lists.js';
import {groups, levels, maskOf, type Group, type Level} from './permissions.js';
import {choose} from './select.js';
import {collection, definitionEntity, listEntity, permissionsAnswer, userEntity, webEntity, written} from './shapes.js';
import type {Person} from './site.js';
import type {Entity} from './wire.js';

/** `web`: the site, and what is below it. */
export function webOf(call: Call, [step, ...rest]: Steps): Answer {
  const {site, person, method, body} = call;
  if (!step) {
    if (method !== 'GET') throw refusals.noMethod(method);
    const lists = () =>
      collection(
        'SP.List',
        site.lists.map((list) => listEntity(site, list)),
      );
    const extras = {EffectiveBasePermissions: written(maskOf(person))};
    return {
      status: 200,
      value: choose(call, webEntity(site), {extras, links: {Lists: lists, CurrentUser: () => userEntity(person)}}),
    };
  }
  switch (step.name) {
    case 'lists':
      return listsOf(call, rest, step.args[0]);
    case 'currentuser':
      return {status: 200, value: choose(call, userEntity(person))};
    case 'siteusers':
    case 'siteuserinfolist':
      return usersOf(call, rest, step.args[0]);
    case 'getuserbyid':
      return oneUser(call, (one) => one.id === Number(step.args[0]));
    case 'ensureuser':
      return ensured(call, String(body['logonName'] ?? step.args[0] ?? ''));
    case 'effectivebasepermissions':
      return {status: 200, value: permissionsAnswer(maskOf(person))};
    case 'getchanges':
      return getChanges(call);
    case 'associatedownergroup':
      return {status: 200, value: choose(call, groupEntity('owner', site.title))};
    case 'associatedmembergroup':
      return {status: 200, value: choose(call, groupEntity('member', site.title))};
    case 'associatedvisitorgroup':
      return {status: 200, value: choose(call, groupEntity('visitor', site.title))};
    case 'sitegroups': {
      const all = (Object.keys(groups) as Group[]).map((group) => groupEntity(group, site.title));
      return {status: 200, value: collection('SP.Group', all)};
    }
    case 'roledefinitions':
      return {
        status: 200,
        value: collection(
          'SP.RoleDefinition',
          definitions().map((one) => choose(call, one)),
        ),
      };
    case 'title':
      return {status: 200, value: {is: 'scalar', name: 'Title', value: site.title}};
    default:
      throw refusals.noResource(step.name);
  }
}

function usersOf(call: Call, [step]: Steps, login?: string): Answer {
  if (login !== undefined) return oneUser(call, (one) => one.login === login);
  const [wanted = ''] = step?.args ?? [];
  switch (step?.name) {
    case undefined: {
      const filter = call.query.get('$filter');
      const condition = filter === null ? undefined : parseFilter(filter);
      const known = call.site.people.filter(({isKnown}) => isKnown).map((one) => userEntity(one));
      const found = known.filter(({properties}) => {
        if (!condition) return true;
        if (condition.is !== 'eq') throw refusals.badQuery(filter!);
        return properties[condition.field] === condition.value;
      });
      return {
        status: 200,
        value: collection(
          'SP.User',
          found.map((one) => choose(call, one)),
        ),
      };
    }
    case 'getbyid':
      return oneUser(call, (one) => one.id === Number(wanted));
    case 'getbyemail':
      return oneUser(call, (one) => one.email === wanted);
    case 'getbyloginname':
      return oneUser(call, (one) => one.login === wanted);
    default:
      throw refusals.noResource(step!.name);
  }
}

function oneUser(call: Call, is: (one: Person) => boolean): Answer {
  const found = call.site.people.find((one) => one.isKnown && is(one));
  if (!found) throw refusals.noUserOfId();
  return {status: 200, value: choose(call, userEntity(found))};
}

/** A site knows whoever came to it; whom the organisation has beside them it gets to know by name. */
function ensured(call: Call, name: string): Answer {
  const found = call.site.people.find((one) => one.login === name || one.email === name);
  if (!found) throw refusals.noUser(name);
  found.isKnown = true;
  return {status: 200, value: choose(call, userEntity(found))};
}

function groupEntity(group: Group, site: string): Entity {
  const {id, title} = groups[group];
  return {
    is: 'entity',
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${id})`,
    properties: {
      Id: id,
      IsHiddenInUI: false,
      LoginName: `${site} ${title}`,
      Title: `${site} ${title}`,
      PrincipalType: 8,
      AllowMembersEditMembership: group === 'member',
      AllowRequestToJoinLeave: false,
      AutoAcceptRequestToJoinLeave: false,
      Description: null,
      OnlyAllowMembersViewMembership: false,
      OwnerTitle: `${site} ${groups.owner.title}`,
      RequestToJoinLeaveEmailSetting: '',
    },
  };
}

function definitions(): Entity[] {
  return (Object.keys(levels) as Level[]).filter((name) => levels[name].role > 0).map((name) => definitionEntity(name));
}
