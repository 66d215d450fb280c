import {ContextRoot, createContext} from '@lit/context';
import {isServer} from 'lit';

import type {CommunityAdapter} from '../adapter/contract.js';

/** What a page gives its elements: where the data lives, and which community they are about. */
export interface CommunityScope {
  /** Absent while it is being opened. */
  readonly adapter?: CommunityAdapter;
  /** The id of the one community everything below is narrowed to; the reader's own communities together where left out. */
  readonly community?: string;
}

// By name, so that elements of another copy of us on the page find the same scope.
export const communityContext = createContext<CommunityScope>(Symbol.for('cop-elements.community'));

const rooted = Symbol.for('cop-elements.context-root');

/** Keeps the requests of elements that are there before their provider, and repeats them when it comes. Once a page. */
export function ensureContextRoot(): void {
  if (isServer) return;
  const root = document as Document & {[rooted]?: true};
  if (root[rooted]) return;
  root[rooted] = true;
  // Above `<html>`, so that a provider there keeps what it satisfies to itself. All it needs of an element is to hear events.
  new ContextRoot().attach(root as Node as HTMLElement);
}
