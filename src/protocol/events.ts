import type {WatchScope} from '../adapter/contract.js';
import {isKind} from '../model/lives.js';

/*
 * The stream of `GET events`: each `ChangeEvent` of the types `changed`, `removed` and `reset` is one server-sent event, its type as
 * `event`, its `at` as `id`, and itself as JSON in `data`. A comment every so often says that the stream lives.
 */

/** A stream that is silent for so long, in milliseconds, is broken: whoever reads it opens another. */
export const silence = 45_000;
/** How often a service says something, if only a comment, in milliseconds. */
export const heartbeat = 15_000;

type Asked = {readonly [N in keyof WatchScope]: WatchScope[N] | undefined};

export function toEventParameters({kinds, community, since}: Asked): URLSearchParams {
  const parameters = new URLSearchParams();
  if (kinds) parameters.set('kinds', kinds.join(','));
  if (community !== undefined) parameters.set('community', community);
  if (since !== undefined) parameters.set('since', since);
  return parameters;
}

/** The scope a stream was asked for; names of kinds this copy does not know are left out. */
export function fromEventParameters(parameters: URLSearchParams, lastEvent?: string): WatchScope {
  const kinds = parameters.get('kinds')?.split(',').filter(isKind);
  const community = parameters.get('community');
  const since = lastEvent ?? parameters.get('since');
  return {
    ...(kinds && {kinds}),
    ...(community !== null && {community}),
    ...(since !== null && since !== undefined && {since}),
  };
}
