import type {Field, Fields} from '../model/fields.js';
import type {Json} from '../model/json.js';
import {storedKinds, roles, tableOf, type Kind} from '../model/kinds.js';
import {limits} from '../model/lengths.js';
import {envelopeFields} from './check.js';
import {computedFieldsOf, fileFormat} from './format.js';

/** A JSON Schema, as data. */
export type Schema = {readonly [name: string]: Json};

const poison = {not: {enum: ['__proto__', 'constructor', 'prototype']}};

/** The JSON Schema of the community file (2020-12), made from the tables, so that neither can disagree with the other. */
export function communityFileSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Community file of CoP Elements',
    description:
      'An organisation’s communities of practice as one document. An item may leave out `kind`, `version`, `state`, `visibility` and `updatedAt` where they are as everybody expects. Kinds and fields that are not listed are kept.',
    type: 'object',
    required: ['format', 'version'],
    propertyNames: poison,
    properties: {
      format: {const: fileFormat},
      version: {type: 'string', pattern: '^1\\.\\d+$', description: 'Additions are minor.'},
      organisation: {type: 'object', required: ['name'], properties: {name: {type: 'string'}}},
      as: {
        enum: [...roles],
        description: 'The role it was exported for; left out of a file that holds everything.',
      },
      parts: {
        type: 'array',
        description: 'Of a file above 64 MB: JSON lines beside it, each an item with its kind.',
        items: {
          type: 'object',
          required: ['href'],
          properties: {href: {type: 'string', pattern: '^[\\w.-]+\\.jsonl$'}, print: {type: 'string'}},
        },
      },
      you: {type: 'string', minLength: 1, description: 'The member whose file it is.'},
      items: {
        type: 'object',
        propertyNames: poison,
        properties: Object.fromEntries(
          storedKinds.map((kind) => [kind, {type: 'array', items: {$ref: `#/$defs/${kind}`}}]),
        ),
        additionalProperties: {
          type: 'array',
          items: {type: 'object', required: ['id'], properties: {id: {type: 'string', minLength: 1}}},
        },
      },
    },
    $defs: Object.fromEntries(storedKinds.map((kind) => [kind, itemSchema(kind)])),
  };
}

function itemSchema(kind: Kind): Schema {
  const {scope, fields, states, visibility, order} = tableOf(kind);
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
  return {
    type: 'object',
    description: `Sorted by ${order} where nobody says otherwise.`,
    required: ['id', ...(scope === 'community' ? ['community'] : []), ...required],
    propertyNames: poison,
    properties: {
      ...propertiesOf(envelopeFields),
      kind: {const: kind},
      state: {type: 'string', default: states[0]!, examples: [...states]},
      visibility: {enum: [...envelopeFields.visibility.of], default: visibility},
      version: {type: 'string', default: '1'},
      extra: {type: 'object', description: 'What no field is for.'},
      ...propertiesOf(
        Object.fromEntries(Object.entries(fields).filter(([name]) => !computedFieldsOf(kind).includes(name))),
      ),
    },
  };
}

function propertiesOf(fields: Fields): Schema {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
}

function fieldSchema(field: Field): Schema {
  switch (field.type) {
    case 'text':
      return {type: 'string', maxLength: field.max ?? limits.text, ...(field.required && {minLength: 1})};
    case 'prose':
      return {type: 'string', description: 'Markdown, at most 256 kB in UTF-8.', ...(field.required && {minLength: 1})};
    case 'instant':
      return {type: 'string', format: 'date-time', pattern: 'Z$'};
    case 'date':
      return {type: 'string', format: 'date'};
    case 'number': {
      const {integer, min, max} = field;
      return {
        type: integer ? 'integer' : 'number',
        ...(min !== undefined && {minimum: min}),
        ...(max !== undefined && {maximum: max}),
      };
    }
    case 'flag':
      return {type: 'boolean'};
    case 'url':
      return {type: 'string', maxLength: 2000, pattern: '^[^\\s<>"]*$'};
    case 'choice':
      return {type: 'string', examples: [...field.of], description: 'Another value is kept, and shown as unknown.'};
    case 'ref':
      return {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: field.to ? `The id of a ${field.to}.` : 'The id of an item.',
      };
    case 'map':
      return {
        type: 'object',
        maxProperties: limits.map,
        propertyNames: poison,
        additionalProperties: {type: 'string', maxLength: limits.text},
      };
    case 'list':
      return {type: 'array', maxItems: limits.list, items: fieldSchema(field.of)};
    case 'group': {
      const required = Object.entries(field.of).flatMap(([name, inner]) => (inner.required ? [name] : []));
      return {
        type: 'object',
        propertyNames: poison,
        properties: propertiesOf(field.of),
        ...(required.length > 0 && {required}),
      };
    }
  }
}
