import {render} from 'lit';

import {provideAdapter} from '../../src/context/provide.js';
import type {FaultyAdapter} from '../../src/adapter/faults.js';
import {communityOf} from './community-of.js';
import type {CommunityParameters} from './parameters.js';

const sources = new WeakMap<Element, FaultyAdapter>();

interface StoryContext {
  readonly parameters: {readonly community?: CommunityParameters};
}

/** Tells a story inside a community of its own: what `parameters.community` says, over the sample. */
export function inCommunity(story: () => unknown, {parameters}: StoryContext): HTMLElement {
  const host = document.createElement('div');
  const {community = {}} = parameters;
  const {adapter, source} = communityOf(community);
  sources.set(host, source);
  provideAdapter(adapter, {target: host, ...(community.narrowedTo && {community: community.narrowedTo})});
  const told = story();
  if (told instanceof Node) host.append(told);
  else render(told, host);
  return host;
}

/** The source below an element of a story: its plan may be changed, its calls counted. */
export function adapterOf(element: Element): FaultyAdapter {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    const source = sources.get(at as Element);
    if (source) return source;
  }
  throw new Error('This element is not in a story.');
}
