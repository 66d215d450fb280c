import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {visitor} from '../../../src/model/actor.js';
import type {Item} from '../../../src/model/item.js';
import {isKind, type Kind} from '../../../src/model/kinds.js';
import {isPublicName} from './addresses.js';
import type {Evidence} from './credential.js';

/** So much of it goes along. */
const most = 20;

/**
 * What speaks for an award and anybody may see: items that a visitor sees, and addresses of the world outside. What is for the
 * community alone stays there, its title too.
 */
export async function openEvidence(
  source: CommunityAdapter,
  {evidence = []}: Item<'award'>,
  page: string | undefined,
): Promise<readonly Evidence[]> {
  const asAnybody = policy(source, visitor);
  const found: Evidence[] = [];
  for (const {kind, id, url, title} of evidence.slice(0, most)) {
    if (id !== undefined && kind !== undefined && isKind(kind)) {
      const [item] = await asAnybody.get(kind as Kind, [id]);
      if (!item) continue;
      const name = nameOf(item) ?? title;
      found.push({
        ...(name !== undefined && {name}),
        ...(page !== undefined && {url: `${page}#cop-${kind}-${encodeURIComponent(id)}`}),
      });
    } else if (url !== undefined && isOutside(url)) found.push({url, ...(title !== undefined && {name: title})});
  }
  return found;
}

function nameOf(item: object): string | undefined {
  const {title, name} = item as {readonly title?: string; readonly name?: string};
  return title ?? name;
}

function isOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const {protocol, hostname, username} = new URL(address);
  return protocol === 'https:' && username === '' && isPublicName(hostname);
}
