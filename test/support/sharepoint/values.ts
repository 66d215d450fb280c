import {instant} from './field-types.js';
import {fieldOf, type Field, type List, type StoredItem} from './site.js';

/** What a column of an item holds, whether the item's own or one that SharePoint keeps. */
export function valueOf(item: StoredItem, field: Field): unknown {
  switch (field.internalName) {
    case 'ID':
      return item.id;
    case 'Created':
      return instant(item.created);
    case 'Modified':
      return instant(item.modified);
    case 'Author':
      return item.author;
    case 'Editor':
      return item.editor;
    case 'GUID':
      return item.guid;
    case 'owshiddenversion':
      return item.version;
    default:
      return item.values[field.internalName] ?? null;
  }
}

/** The column a query names: people are asked for as `AuthorId`, the number of an item as `Id` or `ID`. */
export function columnOf(list: List, name: string): Field | undefined {
  if (name === 'Id') return fieldOf(list, 'ID');
  const found = fieldOf(list, name);
  if (found) return found.type === 'User' ? undefined : found;
  const person = name.endsWith('Id') ? fieldOf(list, name.slice(0, -2)) : undefined;
  return person?.type === 'User' ? person : undefined;
}

/** Compares as SharePoint does: what is empty comes first, words whatever their case. */
export function compare(one: unknown, other: unknown): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === 'string' && typeof other === 'string') {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a < b ? -1 : Number(a > b);
  }
  return Number(one) - Number(other);
}
