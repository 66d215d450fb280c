/** What SharePoint tells, translated once, naming only what we use. Whatever is not of its form is left out. */

export interface ListInfo {
  readonly id: string;
  readonly title: string;
  /** What it was called when it was made: it stays, whatever it is called now. */
  readonly entity: string;
  readonly readSecurity: number | undefined;
  readonly writeSecurity: number | undefined;
  /** Has it permissions of its own? */
  readonly isApart: boolean | undefined;
  readonly may: number | undefined;
}

export interface FieldInfo {
  readonly id: string;
  readonly name: string;
  /** SharePoint's number of the type. */
  readonly kind: number;
  readonly isIndexed: boolean;
  readonly isUnique: boolean;
}

export interface UserInfo {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly mail: string;
}

/** One row of a list, with what SharePoint itself knows of it. */
export interface RowInfo {
  readonly id: number;
  readonly etag: string | undefined;
  readonly author: number;
  readonly editor: number;
  readonly created: string;
  readonly modified: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ChangeInfo {
  readonly list: string;
  readonly item: number;
  readonly isRemoved: boolean;
  readonly token: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** The things of an answer that holds several. */
export function several(body: unknown): readonly unknown[] {
  const {value} = asObject(body);
  return Array.isArray(value) ? value : [];
}

/** Where the rest of a page is, as the whole address that SharePoint gives. */
export function nextLink(body: unknown): string | undefined {
  return text(asObject(body)['odata.nextLink']);
}

export function listInfo(value: unknown): readonly ListInfo[] {
  const {Id, Title, EntityTypeName, ReadSecurity, WriteSecurity, HasUniqueRoleAssignments, EffectiveBasePermissions} =
    asObject(value);
  const [id, title, entity] = [text(Id), text(Title), text(EntityTypeName)];
  if (id === undefined || title === undefined || entity === undefined) return [];
  return [
    {
      id,
      title,
      entity,
      readSecurity: number(ReadSecurity),
      writeSecurity: number(WriteSecurity),
      isApart: typeof HasUniqueRoleAssignments === 'boolean' ? HasUniqueRoleAssignments : undefined,
      may: lowOf(EffectiveBasePermissions),
    },
  ];
}

export function fieldInfo(value: unknown): readonly FieldInfo[] {
  const {Id, InternalName, FieldTypeKind, Indexed, EnforceUniqueValues} = asObject(value);
  const [id, name, kind] = [text(Id), text(InternalName), number(FieldTypeKind)];
  if (id === undefined || name === undefined || kind === undefined) return [];
  return [{id, name, kind, isIndexed: Indexed === true, isUnique: EnforceUniqueValues === true}];
}

export function userInfo(value: unknown): readonly UserInfo[] {
  const {Id, LoginName, Title, Email, PrincipalType} = asObject(value);
  const [id, login] = [number(Id), text(LoginName)];
  // 1 is a person; groups stand in the same list.
  if (id === undefined || login === undefined || PrincipalType !== 1) return [];
  return [{id, login, name: text(Title) ?? login, mail: text(Email) ?? ''}];
}

export function rowInfo(value: unknown): readonly RowInfo[] {
  const values = asObject(value);
  const [id, author, created] = [number(values['Id']), number(values['AuthorId']), text(values['Created'])];
  if (id === undefined || author === undefined || created === undefined) return [];
  return [
    {
      id,
      etag: text(values['odata.etag']),
      author,
      editor: number(values['EditorId']) ?? author,
      created,
      modified: text(values['Modified']) ?? created,
      values,
    },
  ];
}

export function changeInfo(value: unknown): readonly ChangeInfo[] {
  const {ListId, ItemId, ChangeType, ChangeToken} = asObject(value);
  const [list, item, type, token] = [text(ListId), number(ItemId), number(ChangeType), tokenOf(ChangeToken)];
  if (list === undefined || item === undefined || type === undefined || token === undefined) return [];
  return [{list, item, isRemoved: type === 3, token}];
}

export function tokenOf(value: unknown): string | undefined {
  return text(asObject(value)['StringValue']);
}

/** The lower half of somebody's permissions, where all that concerns lists is. */
export function lowOf(permissions: unknown): number | undefined {
  const low = text(asObject(permissions)['Low']);
  return low === undefined || !/^\d+$/.test(low) ? undefined : Number(low);
}

export function asObject(value: unknown): Properties {
  return typeof value === 'object' && value !== null ? (value as Properties) : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
