import type {Refusal} from './errors.js';

/** A thing with an address; how much of that is told, the client says in `accept`. */
export interface Entity {
  readonly is: 'entity';
  readonly type: string;
  /** Its address below `_api/`. */
  readonly path: string;
  readonly etag?: string;
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Collection {
  readonly is: 'collection';
  readonly type: string;
  readonly items: readonly unknown[];
  /** Where the rest of it is. */
  readonly next?: string;
}

/** The answer of a method: verbose JSON gives it the method's name. */
export interface Returned {
  readonly is: 'returned';
  readonly name: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One property, asked for by itself. */
export interface Scalar {
  readonly is: 'scalar';
  readonly name: string;
  readonly value: unknown;
}

export type Wire = Entity | Collection | Returned | Scalar;

export type Detail = 'nometadata' | 'minimalmetadata' | 'verbose';

/** Without a wish, clients get the middle of the three. */
export function detailOf(accept: string | null): Detail {
  const asked = /odata(?:\.metadata)?=(\w+)/.exec(accept ?? '')?.[1];
  if (asked === 'nometadata' || asked === 'none') return 'nometadata';
  return asked === 'verbose' ? 'verbose' : 'minimalmetadata';
}

export function contentType(detail: Detail): string {
  const streaming = detail === 'verbose' ? '' : ';streaming=true';
  return `application/json;odata=${detail}${streaming};charset=utf-8`;
}

/** The body of an answer. */
export function write(value: Wire, detail: Detail, api: string): unknown {
  if (detail === 'verbose')
    return {d: value.is === 'scalar' ? {[value.name]: verbose(value.value, api)} : verbose(value, api)};
  const metadata = detail === 'minimalmetadata' && {'odata.metadata': `${api}/$metadata#${contextOf(value)}`};
  switch (value.is) {
    case 'entity':
      return {...metadata, ...(light(value, detail) as object)};
    case 'returned':
      return {...metadata, ...properties(value.properties, (one) => light(one, detail))};
    case 'scalar':
      return {...metadata, value: light(value.value, detail)};
    case 'collection':
      return {
        ...metadata,
        ...(value.next !== undefined && {'odata.nextLink': value.next}),
        value: value.items.map((item) => light(item, detail)),
      };
  }
}

/** Errors have a form of their own in verbose JSON, and one for the others. */
export function writeRefusal({code, message}: Refusal, detail: Detail): unknown {
  const error = {code, message: {lang: 'en-US', value: message}};
  return detail === 'verbose' ? {error} : {'odata.error': error};
}

function light(value: unknown, detail: Detail): unknown {
  if (!isWire(value)) return value;
  if (value.is === 'scalar') return value.value;
  if (value.is === 'collection') return value.items.map((item) => light(item, detail));
  const own = properties(value.properties, (one) => light(one, detail));
  if (detail === 'nometadata' || value.is === 'returned') return own;
  return {
    'odata.type': value.type,
    'odata.id': value.id ?? value.path,
    ...(value.etag !== undefined && {'odata.etag': value.etag}),
    'odata.editLink': value.path,
    ...own,
  };
}

function verbose(value: unknown, api: string): unknown {
  if (!isWire(value)) return value;
  if (value.is === 'scalar') return value.value;
  if (value.is === 'collection')
    return {
      results: value.items.map((item) => verbose(item, api)),
      ...(value.next !== undefined && {__next: value.next}),
    };
  const own = properties(value.properties, (one) => verbose(one, api));
  if (value.is === 'returned') return {[value.name]: {__metadata: {type: value.type}, ...own}};
  const uri = `${api}/${value.path}`;
  const metadata = {id: value.id ?? uri, uri, ...(value.etag !== undefined && {etag: value.etag}), type: value.type};
  return {__metadata: metadata, ...own};
}

function properties(
  all: Readonly<Record<string, unknown>>,
  each: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, each(value)]));
}

function contextOf(value: Wire): string {
  if (value.is === 'scalar') return 'Edm.String';
  if (value.is === 'collection') return value.type;
  return `${value.type}/@Element`;
}

function isWire(value: unknown): value is Wire {
  return (
    typeof value === 'object' &&
    value !== null &&
    'is' in value &&
    ('properties' in value || 'items' in value || 'value' in value)
  );
}
