import {hexOf, maskOf} from './permissions.js';
import {contentTypeOf} from './shapes.js';
import type {Field, List, Person, Site, StoredItem} from './site.js';
import {valueOf} from './values.js';

/** One row of a rendered list: every value a text, with the plain one beside it where they differ. */
export function rowOf(site: Site, list: List, item: StoredItem, person: Person, fields: readonly string[]) {
  const path = `${site.path}/Lists/${list.title}/${item.id}_.000`;
  const row: Record<string, unknown> = {
    ID: String(item.id),
    PermMask: hexOf(maskOf(person, list)),
    FSObjType: '0',
    UniqueId: `{${item.guid.toUpperCase()}}`,
    ContentTypeId: contentTypeOf(list),
    FileRef: path,
    'FileRef.urlencode': encodeURIComponent(path).replaceAll('_', '%5F').replaceAll('.', '%2E').replaceAll('-', '%2D'),
    'FileRef.urlencodeasurl': path,
    'FileRef.urlencoding': path,
    'FileRef.scriptencodeasurl': path.replaceAll('/', '\\u002f'),
    Attachments: '0',
    SMTotalSize: '186',
    _CommentFlags: '',
    _CommentCount: '',
  };
  for (const name of fields) {
    const field = list.fields.find(({internalName}) => internalName === name);
    if (field && !(name in row)) Object.assign(row, cell(site, field, valueOf(item, field)));
  }
  return {
    ...row,
    ItemChildCount: '0',
    FolderChildCount: '0',
    owshiddenversion: String(item.version),
    Restricted: '',
  };
}

function cell(site: Site, {internalName, type}: Field, value: unknown): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'Number':
    case 'Integer':
      return {
        [internalName]: value === null ? '' : Number(value).toLocaleString('en-US'),
        [`${internalName}.`]: textOf(value),
      };
    case 'Boolean':
      return {[internalName]: value ? 'Yes' : 'No', [`${internalName}.value`]: value ? '1' : '0'};
    case 'DateTime':
      return {[internalName]: value === null ? '' : localDate(String(value)), [`${internalName}.`]: textOf(value)};
    case 'User': {
      const found = site.person(Number(value));
      return {
        [internalName]: found
          ? [{id: String(found.id), title: found.title, email: found.email, sip: found.email, picture: ''}]
          : '',
      };
    }
    default:
      return {[internalName]: textOf(value)};
  }
}

function textOf(value: unknown): string {
  return value === null ? '' : String(value);
}

function localDate(value: string): string {
  return new Date(value).toLocaleString('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}
