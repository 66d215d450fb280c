import {refusals} from './errors.js';
import {instant} from './field-types.js';
import type {Condition, Order} from './query.js';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

export interface View {
  readonly where?: Condition;
  readonly order: readonly Order[];
  readonly limit?: number;
  readonly isPaged: boolean;
  readonly fields?: readonly string[];
}

/** Reads `<View>` as a query of a list: what is sought, its order, how many rows, and which columns. */
export function parseView(xml: string, me: number): View {
  if (xml.trim() === '') return {order: [], isPaged: false};
  const view = parse(xml);
  if (view.name !== 'View') throw refusals.badCaml();
  const query = child(view, 'Query');
  const where = query && child(query, 'Where')?.children[0];
  const limit = child(view, 'RowLimit');
  const fields = child(view, 'ViewFields')?.children.map((field) => field.attributes['Name'] ?? '');
  return {
    ...(where && {where: condition(where, me)}),
    order: (query ? (child(query, 'OrderBy')?.children ?? []) : []).map(({attributes}) => ({
      field: named(attributes['Name'] ?? ''),
      isDescending: attributes['Ascending']?.toUpperCase() === 'FALSE',
    })),
    ...(limit && {limit: Number(limit.text)}),
    isPaged: limit?.attributes['Paged']?.toUpperCase() === 'TRUE',
    ...(fields && {fields}),
  };
}

const comparisons = {Eq: 'eq', Neq: 'ne', Gt: 'gt', Geq: 'ge', Lt: 'lt', Leq: 'le'} as const;

function condition(node: Node, me: number): Condition {
  if (node.name === 'And' || node.name === 'Or')
    return {is: node.name === 'And' ? 'and' : 'or', of: node.children.map((part) => condition(part, me))};
  const field = child(node, 'FieldRef')?.attributes;
  if (!field?.['Name']) throw refusals.badCaml();
  const name = named(field['Name'], field['LookupId']);
  if (node.name === 'IsNull') return {is: 'eq', field: name, value: null};
  if (node.name === 'IsNotNull') return {is: 'ne', field: name, value: null};
  if (node.name === 'In') {
    const values = child(node, 'Values')?.children ?? [];
    return {is: 'or', of: values.map((value) => ({is: 'eq' as const, field: name, value: valueOf(value, me)}))};
  }
  const value = child(node, 'Value');
  if (!value) throw refusals.badCaml();
  if (node.name === 'BeginsWith' || node.name === 'Contains')
    return {is: node.name === 'Contains' ? 'contains' : 'begins', field: name, value: value.text};
  if (!(node.name in comparisons)) throw refusals.badCaml();
  return {is: comparisons[node.name as keyof typeof comparisons], field: name, value: valueOf(value, me)};
}

/** People are columns of their own name in CAML. */
function named(name: string, lookup?: string): string {
  return lookup !== undefined || name === 'Author' || name === 'Editor' ? `${name}Id` : name;
}

function valueOf(value: Node, me: number): unknown {
  if (child(value, 'UserID')) return me;
  switch (value.attributes['Type']) {
    case 'Number':
    case 'Counter':
    case 'Integer':
    case 'User':
    case 'Lookup':
      return Number(value.text);
    case 'Boolean':
      return value.text === '1' || value.text.toUpperCase() === 'TRUE';
    case 'DateTime':
      return instant(Date.parse(value.text));
    default:
      return value.text;
  }
}

function child(node: Node, name: string): Node | undefined {
  return node.children.find((one) => one.name === name);
}

const tags = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;

/** As much of XML as a query is written in. */
export function parse(xml: string): Node {
  const root: Node = {name: '', attributes: {}, children: [], text: ''};
  const open = [root];
  tags.lastIndex = 0;
  while (tags.lastIndex < xml.length) {
    const match = tags.exec(xml);
    const top = open.at(-1);
    if (!match || !top) throw refusals.badCaml();
    const [, closes, name, attributes = '', isEmpty, text] = match;
    if (text !== undefined) top.text += decode(text.trim());
    else if (closes) {
      if (open.pop()?.name !== name) throw refusals.badCaml();
    } else {
      const node: Node = {name: name!, attributes: attributesOf(attributes), children: [], text: ''};
      top.children.push(node);
      if (!isEmpty) open.push(node);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw refusals.badCaml();
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, one, other]) => [
      name!,
      decode(one ?? other ?? ''),
    ]),
  );
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
