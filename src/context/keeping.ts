import type {CommunityAdapter} from '../adapter/contract.js';

/** An adapter that keeps what it could not send; a wrapper around sources, so it is told by what it can do. */
interface Keeping extends CommunityAdapter {
  /** Would what it took outlive the page? */
  readonly keeps: boolean;
  retry(key: string): Promise<void>;
  discard(key: string): Promise<void>;
}

export function isKeeping(adapter: CommunityAdapter | undefined): adapter is Keeping {
  return adapter !== undefined && 'retry' in adapter && 'discard' in adapter;
}
