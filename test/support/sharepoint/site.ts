import {refusals} from './errors.js';
import {fieldTypes, type FieldType} from './field-types.js';
import type {Group, Level} from './permissions.js';

/** Somebody the site knows, or may come to know: `isKnown` is what `ensureUser` makes of them. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly group: Group | undefined;
  readonly isSiteAdmin: boolean;
  isKnown: boolean;
}

export interface Field {
  readonly id: string;
  readonly internalName: string;
  title: string;
  readonly type: FieldType;
  description: string;
  indexed: boolean;
  required: boolean;
  hidden: boolean;
  isUnique: boolean;
  readonly isOwn: boolean;
  readonly isReadOnly: boolean;
  readonly isPlainText: boolean;
}

export interface StoredItem {
  readonly id: number;
  readonly guid: string;
  version: number;
  values: Readonly<Record<string, unknown>>;
  readonly author: number;
  editor: number;
  readonly created: number;
  modified: number;
}

export interface List {
  readonly id: string;
  title: string;
  description: string;
  readonly entityName: string;
  readonly template: number;
  readonly created: number;
  changed: number;
  version: number;
  hidden: boolean;
  noCrawl: boolean;
  readSecurity: number;
  writeSecurity: number;
  attachments: boolean;
  versioning: boolean;
  readonly fields: Field[];
  readonly items: Map<number, StoredItem>;
  next: number;
  /** Own permissions, by group, where the list does not inherit those of the site. */
  levels: Partial<Record<Group, Level>> | undefined;
}

/** One entry of the change log. `type`: 1 added, 2 updated, 3 deleted. */
export interface Logged {
  readonly number: number;
  readonly list: string;
  readonly item?: number;
  readonly guid: string;
  readonly type: 1 | 2 | 3;
  readonly at: number;
  readonly editor: number;
}

/** A site, in memory: its lists, its people, and the log of what was changed. */
export class Site {
  readonly id = newGuid();
  readonly webId = newGuid();
  readonly lists: List[] = [];
  readonly people: Person[] = [];
  readonly log: Logged[] = [];
  /** The number of the last change that the log no longer holds. */
  forgotten = 699_000_000;
  private last = this.forgotten;

  constructor(
    /** Absolute, without a slash at its end. */
    readonly url: string,
    readonly title: string,
    readonly now: () => number,
  ) {}

  /** The path of the site below its host. */
  get path(): string {
    return new URL(this.url).pathname.replace(/\/$/, '');
  }

  addPerson(name: string, group: Group | undefined, isKnown = true): Person {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoso.example`;
    const person = {
      id: 10 + this.people.length,
      login: `i:0#.f|membership|${email}`,
      title: name,
      email,
      group,
      isSiteAdmin: group === 'owner',
      isKnown,
    };
    this.people.push(person);
    return person;
  }

  person(id: number): Person | undefined {
    return this.people.find((one) => one.id === id);
  }

  addList(title: string, more: {description?: string; template?: number; hidden?: boolean} = {}): List {
    if (this.lists.some((list) => list.title.toLowerCase() === title.toLowerCase())) throw refusals.listIsThere();
    const at = this.now();
    const list: List = {
      id: newGuid(),
      title,
      description: more.description ?? '',
      entityName: `${title.replace(/[^\p{L}\p{N}]/gu, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}_`)}List`,
      template: more.template ?? 100,
      created: at,
      changed: at,
      version: 0,
      hidden: more.hidden ?? false,
      noCrawl: false,
      readSecurity: 1,
      writeSecurity: 1,
      attachments: true,
      versioning: true,
      fields: ownFields(),
      items: new Map(),
      next: 1,
      levels: undefined,
    };
    this.lists.push(list);
    return list;
  }

  addField(list: List, field: Partial<Field> & {readonly title: string; readonly type: FieldType}): Field {
    const added: Field = {
      id: newGuid(),
      internalName: encodeName(field.internalName ?? field.title),
      description: '',
      indexed: false,
      required: false,
      hidden: false,
      isUnique: false,
      isOwn: false,
      isReadOnly: false,
      isPlainText: true,
      ...field,
    };
    list.fields.push(added);
    list.version++;
    return added;
  }

  /** Notes a change, and answers its token. */
  note(list: List, type: Logged['type'], item: StoredItem | undefined, editor: number): void {
    list.changed = this.now();
    this.log.push({
      number: ++this.last,
      list: list.id,
      ...(item && {item: item.id}),
      guid: item?.guid ?? list.id,
      type,
      at: this.now(),
      editor,
    });
  }

  /** The log begins anew: tokens given out before are too old from now on. */
  forgetChanges(): void {
    this.log.length = 0;
    this.forgotten = ++this.last;
  }

  /** `1;3;<list>;<ticks>;<number>`: 3 stands for a list, 2 for a web. */
  token(scope: {readonly list: string} | 'web', number = this.last, at = this.now()): string {
    const [kind, id] = scope === 'web' ? [2, this.webId] : [3, scope.list];
    return `1;${kind};${id};${ticks(at)};${number}`;
  }
}

/** What every list of its own has. The others of the real one are left out: nobody asks for them. */
function ownFields(): Field[] {
  const own = (internalName: string, title: string, type: FieldType, more: Partial<Field> = {}): Field => ({
    id: newGuid(),
    internalName,
    title,
    type,
    description: '',
    indexed: false,
    required: false,
    hidden: false,
    isUnique: false,
    isOwn: true,
    isReadOnly: true,
    isPlainText: true,
    ...more,
  });
  return [
    own('ID', 'ID', 'Counter', {indexed: true}),
    own('ContentTypeId', 'Content Type ID', 'ContentTypeId'),
    own('Title', 'Title', 'Text', {isReadOnly: false}),
    own('Modified', 'Modified', 'DateTime'),
    own('Created', 'Created', 'DateTime'),
    own('Author', 'Created By', 'User'),
    own('Editor', 'Modified By', 'User'),
    own('owshiddenversion', 'owshiddenversion', 'Integer', {hidden: true}),
    own('_UIVersionString', 'Version', 'Text'),
    own('Attachments', 'Attachments', 'Attachments'),
    own('GUID', 'GUID', 'Guid', {hidden: true}),
    own('ComplianceAssetId', 'Compliance Asset Id', 'Text'),
  ];
}

export function fieldOf(list: List, name: string): Field | undefined {
  return list.fields.find(({internalName}) => internalName === name);
}

/** The kind of a field, by its number. */
export function typeOfKind(kind: number): FieldType | undefined {
  return (Object.keys(fieldTypes) as FieldType[]).find((name) => fieldTypes[name].kind === kind);
}

export function newGuid(): string {
  return crypto.randomUUID();
}

export function etagOf(item: StoredItem): string {
  return `"${item.guid},${item.version}"`;
}

/** Internal names hold letters and digits; the rest is written as its code. */
function encodeName(name: string): string {
  return name
    .replace(/[^A-Za-z0-9_]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .slice(0, 32);
}

/** 100 ns since the year 1, as .NET counts. */
function ticks(at: number): string {
  return String(BigInt(at) * 10_000n + 621_355_968_000_000_000n);
}
