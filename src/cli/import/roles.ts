import type {Role} from '../../model/kinds.js';
import type {Collection, Draft} from './collection.js';
import type {FileReport} from './report.js';
import {plain, slug} from './text.js';

// prettier-ignore
const names: Readonly<Record<string, Role>> = {
  facilitator: 'facilitator', chair: 'facilitator', 'co chair': 'facilitator', lead: 'facilitator', leader: 'facilitator', organiser: 'facilitator', organizer: 'facilitator',
  coordinator: 'facilitator', moderator: 'facilitator', leiter: 'facilitator', leiterin: 'facilitator', leitung: 'facilitator', moderatorin: 'facilitator', animateur: 'facilitator', animatrice: 'facilitator', responsable: 'facilitator',
  steward: 'steward', 'tech lead': 'steward', maintainer: 'steward', curator: 'steward', keeper: 'steward', pate: 'steward', patin: 'steward', kurator: 'steward', referent: 'steward', referente: 'steward',
  sponsor: 'sponsor', auftraggeber: 'sponsor', parrain: 'sponsor', marraine: 'sponsor',
  administrator: 'administrator', admin: 'administrator', owner: 'administrator', administrateur: 'administrator',
  member: 'member', participant: 'member', mitglied: 'member', teilnehmer: 'member', membre: 'member',
  guest: 'guest', observer: 'guest', gast: 'guest', invite: 'guest', visiteur: 'guest',
};

/** Whoever has two roles in a community has the first of these. */
const order: readonly Role[] = ['administrator', 'facilitator', 'steward', 'sponsor', 'member', 'guest'];

export function roleOf(name: string): Role | undefined {
  return names[plain(name)];
}

/** Makes somebody a member of a community, or gives them one more role in it. */
export function join(collection: Collection, member: Draft, community: Draft, role: Role): void {
  const id = `${member.id}@${community.id}`;
  const known = collection.get('membership', id);
  if (!known) return collection.add({kind: 'membership', id, community: community.id, member: member.id, role});
  const had = known['role'] as Role;
  if (had === role || role === 'member') return;
  const [first, second] = order.indexOf(role) < order.indexOf(had) ? [role, had] : [had, role];
  known['role'] = first;
  // One role counts; the other is still true.
  if (second === 'member') return;
  const extra = (known['extra'] ?? {}) as {readonly alsoRoles?: readonly string[]};
  known['extra'] = {...extra, alsoRoles: [...new Set([...(extra.alsoRoles ?? []), second])]};
}

/** The community somebody wrote down; made where nobody described it, so that nothing hangs in the air. */
export function communityOf(collection: Collection, name: string, report: FileReport, line?: number): Draft {
  const known = collection.find('community', name);
  if (known && known !== 'many') return known;
  const id = collection.idFor('community', /^[a-z0-9._-]+$/.test(name) ? name : slug(name) || 'community');
  const draft: Draft = collection.get('community', id) ?? {kind: 'community', id, name};
  if (!collection.get('community', id)) {
    collection.add(draft);
    collection.alias(draft, name);
    report.note(`the community "${name}" is described nowhere; it was made with this name alone`, line);
  }
  return draft;
}
