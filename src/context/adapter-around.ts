import {ContextEvent} from '@lit/context';

import type {CommunityAdapter} from '../adapter/contract.js';
import {communityContext} from './community-context.js';

/** Where the data around a place in the page lives, for what is no element of its own; nothing where nobody has said so yet. */
export function adapterAround(place: Element): CommunityAdapter | undefined {
  let found: CommunityAdapter | undefined;
  place.dispatchEvent(new ContextEvent(communityContext, place, ({adapter}) => (found = adapter)));
  return found;
}
