import type {Answer, Call, Steps} from './call.js';
import {parse} from './caml.js';
import {refusals} from './errors.js';
import {canBeIndexed, fieldTypes, type FieldType} from './field-types.js';
import {parseFilter} from './filter.js';
import {demand} from './permissions.js';
import {choose} from './select.js';
import {collection, fieldEntity} from './shapes.js';
import {typeOfKind, type Field, type List} from './site.js';
import type {Entity} from './wire.js';

/** `fields` of a list. */
export function fieldsOf(call: Call, list: List, [step, ...rest]: Steps, id?: string): Answer {
  const {site, person, method, body} = call;
  demand(person, 'view', list);
  const shown = (field: Field) => choose(call, fieldEntity(site, list, field));
  if (id !== undefined)
    return oneOf(
      list.fields.find((field) => field.id === id),
      id,
      step ? [step, ...rest] : [],
    );
  if (!step && method === 'GET') return {status: 200, value: collection('SP.ApiData.Fields', filtered().map(shown))};
  if (!step && method === 'POST') return added(propertiesOf(body));
  switch (step?.name) {
    case 'getbyid':
      return oneOf(
        list.fields.find((field) => field.id === step.args[0]),
        step.args[0] ?? '',
        rest,
      );
    case 'getbyinternalnameortitle':
    case 'getbytitle': {
      const [name = ''] = step.args;
      return oneOf(
        list.fields.find((field) => field.internalName === name || field.title === name),
        name,
        rest,
      );
    }
    case 'createfieldasxml':
    case 'addfield':
      return added(
        step.name === 'addfield'
          ? propertiesOf((body['parameters'] ?? {}) as Call['body'])
          : fromXml(String((body['parameters'] as {SchemaXml?: unknown} | undefined)?.SchemaXml ?? '')),
      );
    default:
      throw refusals.noResource(step?.name ?? 'fields');
  }

  function filtered(): readonly Field[] {
    const filter = call.query.get('$filter');
    if (filter === null) return list.fields;
    const condition = parseFilter(filter);
    if (condition.is !== 'eq') throw refusals.badQuery(filter);
    return list.fields.filter(
      (field) => fieldEntity(site, list, field).properties[condition.field] === condition.value,
    );
  }

  function added(given: Partial<Field> & {title: string; type: FieldType}): Answer {
    demand(person, 'manageLists', list);
    if (given.indexed && !canBeIndexed(given.type)) throw refusals.badValue('Indexed');
    const field = site.addField(list, given);
    site.note(list, 2, undefined, person.id);
    return {status: 201, value: shown(field) satisfies Entity};
  }

  function oneOf(field: Field | undefined, name: string, [more]: Steps): Answer {
    if (!field) throw refusals.noColumn(name);
    if (more) throw refusals.noResource(more.name);
    if (method === 'GET') return {status: 200, value: shown(field)};
    demand(person, 'manageLists', list);
    if (method === 'DELETE') {
      if (field.isOwn) throw refusals.denied();
      list.fields.splice(list.fields.indexOf(field), 1);
    } else if (method === 'MERGE' || method === 'PATCH') change(field);
    else throw refusals.noMethod(method);
    site.note(list, 2, undefined, person.id);
    list.version++;
    return method === 'DELETE' ? {status: 200} : {status: 204};
  }

  function change(field: Field): void {
    const {Indexed, Title, Description, Required, Hidden, EnforceUniqueValues} = body;
    if (Indexed === true && !canBeIndexed(field.type)) throw refusals.badValue('Indexed');
    if (typeof Indexed === 'boolean') field.indexed = Indexed;
    if (typeof Title === 'string') field.title = Title;
    if (typeof Description === 'string') field.description = Description;
    if (typeof Required === 'boolean') field.required = Required;
    if (typeof Hidden === 'boolean') field.hidden = Hidden;
    // Only what has an index can be held unique.
    if (EnforceUniqueValues === true && !field.indexed) throw refusals.badValue('EnforceUniqueValues');
    if (typeof EnforceUniqueValues === 'boolean') field.isUnique = EnforceUniqueValues;
  }
}

function propertiesOf(body: Call['body']): Partial<Field> & {title: string; type: FieldType} {
  const {Title, FieldTypeKind, Indexed, Required, Hidden, Description, EnforceUniqueValues, RichText} = body;
  const type = typeOfKind(Number(FieldTypeKind));
  if (typeof Title !== 'string' || !type) throw refusals.badValue('FieldTypeKind');
  if (EnforceUniqueValues === true && Indexed !== true) throw refusals.badValue('EnforceUniqueValues');
  return {
    title: Title,
    type,
    indexed: Indexed === true,
    required: Required === true,
    hidden: Hidden === true,
    isUnique: EnforceUniqueValues === true,
    isPlainText: RichText !== true,
    description: typeof Description === 'string' ? Description : '',
  };
}

function fromXml(xml: string): Partial<Field> & {title: string; type: FieldType} {
  const {name, attributes} = parse(xml);
  const type = attributes['Type'] as FieldType;
  const title = attributes['DisplayName'] ?? attributes['Name'];
  if (name !== 'Field' || !(type in fieldTypes) || !title) throw refusals.badCaml();
  const is = (attribute: string) => attributes[attribute]?.toUpperCase() === 'TRUE';
  return {
    title,
    type,
    ...(attributes['Name'] && {internalName: attributes['Name']}),
    indexed: is('Indexed'),
    required: is('Required'),
    hidden: is('Hidden'),
    isUnique: is('EnforceUniqueValues'),
    isPlainText: !is('RichText'),
  };
}
