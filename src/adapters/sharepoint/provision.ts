import {CommunityError, isAbort, toCommunityError} from '../../model/errors.js';
import {columns, entityOf, plans, securityOf, type Access, type ColumnPlan, type ListPlan} from './lists.js';
import {Session, type SessionOptions} from './session.js';
import {asObject, fieldInfo, listInfo, lowOf, several, type ListInfo} from './wire.js';

export interface ProvisionOptions extends SessionOptions {
  readonly signal?: AbortSignal;
}

/** “Manage permissions”: who holds it can say who may do what, and is an owner. */
const managesPermissions = 0x2000000;

/** SharePoint's numbers of the levels everybody has. */
const levels = {read: 2, contribute: 3, full: 5} as const;

/**
 * Makes what a community needs of a site: its lists, their columns and indexes, and who may write them. Run by an owner of the site.
 *
 * It can be repeated: what is as it should be stays, and what is missing is added. Answers what it did, a sentence each; nothing was to
 * be done where that is empty. No item is ever touched.
 */
export async function provision({signal, ...options}: ProvisionOptions): Promise<readonly string[]> {
  const session = new Session(options);
  const done: string[] = [];
  await refuseOthers(session, signal);
  const known = await listsOf(session, signal);
  const principals = await principalsOf(session, signal);
  for (const plan of plans) {
    try {
      const {list, isNew} = await madeOrKnown(plan);
      await setUp(plan, list, isNew);
      for (const column of columns) await add(plan, list, column);
    } catch (error) {
      if (isAbort(error)) throw error;
      const {kind, message, retryAfter} = toCommunityError(error);
      const details = {cause: error, ...(retryAfter !== undefined && {retryAfter})};
      throw new CommunityError(
        kind,
        `The list “${plan.title}” could not be finished. ${message} What was made stays: run the provisioning again.`,
        details,
      );
    }
  }
  return done;

  async function madeOrKnown(plan: ListPlan): Promise<{readonly list: ListInfo; readonly isNew: boolean}> {
    const found = known.find(({entity}) => entity === entityOf(plan));
    // One that still has the name it was made under was not set up to its end.
    if (found) return {list: found, isNew: found.title === plan.name};
    // Made under a name that its address keeps, and called by another one afterwards.
    const {body} = await session.ask(
      {
        method: 'POST',
        path: 'web/lists',
        body: {
          Title: plan.name,
          BaseTemplate: 100,
          Description: `The ${plan.kind} items of the community. The page writes it.`,
        },
      },
      signal,
    );
    const [list] = listInfo(body);
    if (!list) throw new CommunityError('unavailable', 'SharePoint does not say which list it made.');
    done.push(`The list “${plan.title}” was made.`);
    return {list, isNew: true};
  }

  async function setUp(plan: ListPlan, list: ListInfo, isNew: boolean): Promise<void> {
    const wanted = securityOf(plan.access);
    const isSecure = list.readSecurity === wanted.ReadSecurity && list.writeSecurity === wanted.WriteSecurity;
    if (isNew || !isSecure) {
      const body = {...wanted, ...(isNew && {Title: plan.title, EnableAttachments: false})};
      await session.ask({method: 'MERGE', path: pathOf(list), body}, signal);
      if (!isNew) done.push(`The list “${list.title}” says again whose rows people may change.`);
    }
    await share(plan, list, isNew);
  }

  /** A list's own permissions: those who may edit a site may change its lists, and so what these say. */
  async function share({access}: ListPlan, list: ListInfo, isNew: boolean): Promise<void> {
    const path = pathOf(list);
    const wanted = assignmentsOf(access, principals);
    if (isNew || list.isApart === false)
      await session.ask(
        {method: 'POST', path: `${path}/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`},
        signal,
      );
    const held =
      isNew || list.isApart === false ? new Map<number, ReadonlySet<number>>() : await heldOf(session, path, signal);
    let isChanged = false;
    for (const [principal, level] of wanted) {
      const has = held.get(principal);
      if (has?.has(level) && has.size === 1) continue;
      for (const other of has ?? [])
        if (other !== level) await session.ask(assignment(path, 'removeroleassignment', principal, other), signal);
      if (!has?.has(level)) await session.ask(assignment(path, 'addroleassignment', principal, level), signal);
      isChanged = true;
    }
    if (isChanged && !isNew) done.push(`The list “${list.title}” has its permissions again.`);
  }

  async function add(plan: ListPlan, list: ListInfo, column: ColumnPlan): Promise<void> {
    const path = `${pathOf(list)}/fields`;
    const {body} = await session.ask(
      {path: `${path}?$select=Id,InternalName,FieldTypeKind,Indexed,EnforceUniqueValues`},
      signal,
    );
    const found = several(body)
      .flatMap(fieldInfo)
      .find(({name}) => name === column.name);
    if (!found) {
      await session.ask(
        {method: 'POST', path: `${path}/createfieldasxml`, body: {parameters: {SchemaXml: xmlOf(column)}}},
        signal,
      );
      done.push(`The column ${column.name} of “${plan.title}” was added.`);
      return;
    }
    if (found.kind !== column.kind)
      throw new CommunityError(
        'conflict',
        `Its column ${column.name} is of another type than it should be. Delete or rename that column.`,
      );
    if (!column.isId || (found.isIndexed && found.isUnique)) return;
    await session.ask(
      {method: 'MERGE', path: `${path}('${found.id}')`, body: {Indexed: true, EnforceUniqueValues: true}},
      signal,
    );
    done.push(`The column ${column.name} of “${plan.title}” has its index again.`);
  }
}

/** Every list of a site that is one of ours, whatever it is called now. */
export async function listsOf(session: Session, signal?: AbortSignal): Promise<readonly ListInfo[]> {
  const select = 'Id,Title,EntityTypeName,ReadSecurity,WriteSecurity,HasUniqueRoleAssignments,EffectiveBasePermissions';
  const {body} = await session.ask({path: `web/lists?$select=${select}`}, signal);
  const ours = new Set(plans.map(entityOf));
  return several(body)
    .flatMap(listInfo)
    .filter(({entity}) => ours.has(entity));
}

export function pathOf({id}: ListInfo): string {
  return `web/lists(guid'${id}')`;
}

async function refuseOthers(session: Session, signal: AbortSignal | undefined): Promise<void> {
  const {body} = await session.ask({path: 'web?$select=Title,EffectiveBasePermissions'}, signal);
  const low = lowOf(asObject(body)['EffectiveBasePermissions']) ?? 0;
  if ((low & managesPermissions) === 0)
    throw new CommunityError(
      'forbidden',
      `Only an owner of ${session.site} can make the lists of a community. Ask one of them to.`,
    );
}

interface Principals {
  readonly groups: Readonly<Record<'owners' | 'members' | 'visitors', number>>;
  /** SharePoint's id of a level, by its number. */
  readonly levels: ReadonlyMap<number, number>;
}

async function principalsOf(session: Session, signal: AbortSignal | undefined): Promise<Principals> {
  const group = async (name: string) => {
    const {body} = await session.ask({path: `web/associated${name}group?$select=Id`}, signal);
    const id = asObject(body)['Id'];
    if (typeof id !== 'number') throw new CommunityError('not-found', `The site has no group of ${name}s.`);
    return id;
  };
  const [owners, members, visitors] = [await group('owner'), await group('member'), await group('visitor')];
  const {body} = await session.ask({path: 'web/roledefinitions?$select=Id,RoleTypeKind'}, signal);
  const found = several(body).map((one) => asObject(one));
  return {
    groups: {owners, members, visitors},
    levels: new Map(found.map(({Id, RoleTypeKind}) => [RoleTypeKind as number, Id as number])),
  };
}

function assignmentsOf(access: Access, {groups, levels: ids}: Principals): readonly (readonly [number, number])[] {
  const level = (name: keyof typeof levels) => {
    const id = ids.get(levels[name]);
    if (id === undefined) throw new CommunityError('not-found', `The site has no permission level to ${name}.`);
    return id;
  };
  return [
    [groups.owners, level('full')],
    [groups.members, level(access === 'owners' ? 'read' : 'contribute')],
    [groups.visitors, level('read')],
  ];
}

/** The levels each group or person holds on a list. */
async function heldOf(
  session: Session,
  path: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const {body} = await session.ask({path: `${path}/roleassignments?$expand=RoleDefinitionBindings`}, signal);
  return new Map(
    several(body).map((one) => {
      const {PrincipalId, RoleDefinitionBindings} = asObject(one);
      const bindings = Array.isArray(RoleDefinitionBindings) ? RoleDefinitionBindings : [];
      return [PrincipalId as number, new Set(bindings.map((binding) => asObject(binding)['Id'] as number))];
    }),
  );
}

function assignment(
  path: string,
  verb: 'addroleassignment' | 'removeroleassignment',
  principal: number,
  level: number,
) {
  return {
    method: 'POST' as const,
    path: `${path}/roleassignments/${verb}(principalid=${principal},roledefid=${level})`,
  };
}

function xmlOf({name, type, isId}: ColumnPlan): string {
  const id = isId ? ' Indexed="TRUE" EnforceUniqueValues="TRUE"' : ' RichText="FALSE"';
  return `<Field Type="${type}" Name="${name}" StaticName="${name}" DisplayName="${name}"${id} />`;
}
