import type {Change} from '../../adapter/contract.js';
import {CommunityError} from '../../model/errors.js';
import type {Kind} from '../../model/kinds.js';

/** Whom an item can be for in a list that everybody of the site reads. */
const wide = new Set<unknown>(['organisation', 'public']);

/** Refuses what the lists of a site cannot hold to. What was promised to somebody is worse than what they could not do. */
export function refuseUnkept(change: Change, member: string, verbs: (kind: Kind) => readonly string[]): void {
  if (change.verb === 'restore')
    throw new CommunityError(
      'unsupported',
      'SharePoint keeps author and dates itself: what was written elsewhere cannot be taken in with its own.',
    );
  const verb = change.verb === 'act' ? change.act : change.verb;
  if (!verbs(change.kind).includes(verb))
    throw new CommunityError(
      verbs(change.kind).length > 0 || change.verb === 'act' ? 'unsupported' : 'forbidden',
      `On this site nobody but its owners can ${verb} a ${change.kind}, if anybody.`,
    );
  if (change.kind === 'member' && change.verb === 'update' && change.id !== member)
    throw new CommunityError('forbidden', 'Everybody writes their own profile here, and nobody else’s.');
  const told = (change.verb === 'create' ? change.item : change.verb === 'update' ? change.set : {}) as Record<
    string,
    unknown
  >;
  if (told['anonymous'] === true)
    throw new CommunityError(
      'unsupported',
      'SharePoint shows who wrote what: nothing can be written here without a name.',
    );
  if (told['fieldVisibility'] || told['hidesAwards'])
    throw new CommunityError(
      'unsupported',
      'Whoever reads this site reads all of a profile: leave out what is not for them.',
    );
  const {visibility} = told;
  if (visibility !== undefined && !wide.has(visibility) && change.kind !== 'follow' && change.kind !== 'read-mark')
    throw new CommunityError(
      'unsupported',
      'Whoever reads this site reads what is written here: it cannot be for fewer.',
    );
}
