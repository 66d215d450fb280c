import {ContextProvider} from '@lit/context';

import type {CommunityAdapter} from '../adapter/contract.js';
import {communityContext, ensureContextRoot, type CommunityScope} from './community-context.js';

export interface ProvideOptions {
  /** Whose descendants are served; the whole page where left out. */
  readonly target?: HTMLElement;
  /** The id of the community everything below is narrowed to. */
  readonly community?: string;
}

interface Provider {
  setValue(scope: CommunityScope | undefined): void;
}

const provided = Symbol.for('cop-elements.provider');

/**
 * Gives every element below `target` its data, now or when it is there; a second call on the same target replaces the first.
 *
 * Returns the function that takes the adapter away again.
 */
export function provideAdapter(adapter: CommunityAdapter, options: ProvideOptions = {}): () => void {
  const target = (options.target ?? document.documentElement) as HTMLElement & {[provided]?: Provider};
  const scope: CommunityScope = {adapter, ...(options.community && {community: options.community})};
  ensureContextRoot();
  if (target[provided]) target[provided].setValue(scope);
  else {
    const provider = new ContextProvider(target, {context: communityContext, initialValue: scope});
    // Not a Lit element, so nobody else says that it is connected.
    provider.hostConnected();
    target[provided] = provider as Provider;
  }
  return () => target[provided]?.setValue(undefined);
}
