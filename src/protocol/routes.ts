import type {Change} from '../adapter/contract.js';
import type {Json} from '../model/json.js';
import type {Kind} from '../model/kinds.js';

/*
 * How the five verbs travel. Below the address of the service:
 *
 *   GET    describe                    Description
 *   GET    items/{kind}?…              Page                    `query.ts` says how a query is written, and what may come along
 *   GET    items/{kind}/{id}           one item, with its version as `ETag`
 *   POST   items/{kind}                create                  the body is the draft, its id the client's
 *   PATCH  items/{kind}/{id}           update                  the body is what changes: `null` takes a field away, others are put whole; `If-Match`
 *   DELETE items/{kind}/{id}           remove                  `If-Match`
 *   POST   items/{kind}/{id}/{act}     an act                  the body is what it is told; `If-Match`
 *   POST   restore                     {items}                 for administrators
 *   POST   reads                       {reads} → {results}     several reads as one; also a `get` of many ids, or a query too long for an address
 *   GET    events?kinds=&community=    server-sent events; `Last-Event-ID` or `since` says from where
 *
 * A write carries `Idempotency-Key`, and `?dryRun=true` where nothing shall change; it answers `WriteResult`.
 *
 * What is computed for a reader (counts, marks, rights) changes without a new version. The `ETag` of an item is therefore its version
 * and, behind a semicolon, a mark of what was answered: `"v1;x7f"`. `If-Match` asks for the version alone.
 */

export const headers = {key: 'idempotency-key', version: 'if-match', lastEvent: 'last-event-id'} as const;

/** One change as a request: method, path below the service, headers and body. */
export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function writeRequest(change: Change, key: string): WriteRequest {
  const version = 'version' in change && change.version !== undefined ? {[headers.version]: toTag(change.version)} : {};
  const request = {headers: {[headers.key]: key, ...version}};
  switch (change.verb) {
    case 'create':
      return {...request, method: 'POST', path: itemsPath(change.kind), body: change.item};
    case 'update':
      return {...request, method: 'PATCH', path: itemPath(change.kind, change.id), body: change.set};
    case 'remove':
      return {...request, method: 'DELETE', path: itemPath(change.kind, change.id)};
    case 'act':
      return {
        ...request,
        method: 'POST',
        path: `${itemPath(change.kind, change.id)}/${encodeURIComponent(change.act)}`,
        body: (change.with ?? {}) as Json,
      };
    case 'restore':
      return {...request, method: 'POST', path: 'restore', body: {items: change.items}};
  }
}

export function itemsPath(kind: Kind): string {
  return `items/${encodeURIComponent(kind)}`;
}

export function itemPath(kind: Kind, id: string): string {
  return `${itemsPath(kind)}/${encodeURIComponent(id)}`;
}

/** A version as an entity tag, RFC 9110: `"v1"`. What does not fit a header is percent-encoded. */
export function toTag(version: string): string {
  return `"${encodeURIComponent(version)}"`;
}

/** The version of an `If-Match` or an `ETag`; `undefined` for `*`, which asks for no version. */
export function fromTag(tag: string): string | undefined {
  const quoted = /^(?:W\/)?"([^";]*)(?:;[^"]*)?"$/.exec(tag.trim());
  return quoted ? decodeURIComponent(quoted[1]!) : undefined;
}
