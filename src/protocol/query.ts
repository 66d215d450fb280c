import type {Page, Query, Where} from '../adapter/contract.js';
import {CommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';

/**
 * Fields whose items a list may bring along, with the kind each names: `include=createdBy,community` asks for it, as JSON:API does. They
 * stand in `included` beside the page, as far as the service likes; whoever misses one asks for it.
 */
export const includes = {createdBy: 'member', community: 'community'} as const;

/** A page as it travels. */
export interface SentPage extends Page {
  readonly included?: readonly Item[];
}

/** A query as the parameters of an address: `where` as JSON, lists with commas, a start by id as `fromId`. */
export function toParameters(query: Query): URLSearchParams {
  const {text, where, sort, facets, fields, limit, from, cursor} = query;
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined) => value !== undefined && parameters.set(name, value);
  set('text', text);
  set('where', where && JSON.stringify(where));
  set('sort', sort);
  set('facets', facets?.join(','));
  set('fields', fields?.join(','));
  set('limit', limit === undefined ? undefined : String(limit));
  if (typeof from === 'object') set('fromId', from.id);
  else set('from', from);
  set('cursor', cursor);
  return parameters;
}

/** The other way round. What the values may be is checked by whoever is asked; that they can be read at all, here. */
export function fromParameters(parameters: URLSearchParams): Query {
  const one = (name: string) => parameters.get(name) ?? undefined;
  const many = (name: string) => one(name)?.split(',').filter(Boolean);
  const where = one('where');
  const limit = one('limit');
  const id = one('fromId');
  const from = id === undefined ? one('from') : {id};
  return defined({
    text: one('text'),
    where: where === undefined ? undefined : (parsed(where) as Where),
    sort: one('sort'),
    facets: many('facets'),
    fields: many('fields'),
    limit: limit === undefined ? undefined : Number(limit),
    from,
    cursor: one('cursor'),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CommunityError('invalid', 'The parameter “where” is no JSON. Write it like {"unit":"Platform"}.', {
      fields: {where: 'Write JSON.'},
      cause,
    });
  }
}

function defined(query: {readonly [N in keyof Query]: Query[N] | undefined}): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query;
}
