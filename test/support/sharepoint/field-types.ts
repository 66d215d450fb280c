import {refusals} from './errors.js';

/** The kinds of fields a list here can have, with the numbers and names SharePoint gives them. */
export const fieldTypes = {
  Integer: {kind: 1, display: 'Integer', type: 'SP.FieldNumber'},
  Text: {kind: 2, display: 'Single line of text', type: 'SP.FieldText'},
  Note: {kind: 3, display: 'Multiple lines of text', type: 'SP.FieldMultiLineText'},
  DateTime: {kind: 4, display: 'Date and Time', type: 'SP.FieldDateTime'},
  Counter: {kind: 5, display: 'Counter', type: 'SP.Field'},
  Boolean: {kind: 8, display: 'Yes/No', type: 'SP.Field'},
  Number: {kind: 9, display: 'Number', type: 'SP.FieldNumber'},
  Guid: {kind: 14, display: 'Guid', type: 'SP.FieldGuid'},
  Attachments: {kind: 19, display: 'Attachments', type: 'SP.Field'},
  User: {kind: 20, display: 'Person or Group', type: 'SP.FieldUser'},
  ContentTypeId: {kind: 25, display: 'Content Type Id', type: 'SP.Field'},
} as const;

export type FieldType = keyof typeof fieldTypes;

/** A column of text holds 255 characters; a note does not end there, and cannot be indexed. */
const mostOfText = 255;

export function canBeIndexed(type: FieldType): boolean {
  return type !== 'Note' && type !== 'Attachments' && type !== 'ContentTypeId';
}

/** The value as it is kept; refused where it is none of this kind. */
export function kept(name: string, type: FieldType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const isFine = {
    Integer: () => Number.isInteger(value),
    Number: () => typeof value === 'number',
    Counter: () => false,
    Text: () => typeof value === 'string' && value.length <= mostOfText,
    Note: () => typeof value === 'string',
    DateTime: () => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
    Boolean: () => typeof value === 'boolean',
    Guid: () => typeof value === 'string',
    Attachments: () => false,
    User: () => Number.isInteger(value),
    ContentTypeId: () => typeof value === 'string',
  }[type]();
  if (!isFine) throw refusals.badValue(fieldTypes[type].type);
  // SharePoint keeps whole seconds.
  if (type === 'DateTime') return instant(Date.parse(value as string));
  return name === 'Title' && value === '' ? null : value;
}

export function instant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
