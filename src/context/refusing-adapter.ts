import type {CommunityAdapter} from '../adapter/contract.js';
import type {CommunityError} from '../model/errors.js';

/** In place of an adapter that could not be opened; it can be told to try that again. */
export interface RefusingAdapter extends CommunityAdapter {
  reopen(): void;
}

/** Whoever asks an adapter that could not be opened is told why, in the place where they look. */
export function refusingAdapter(error: CommunityError, reopen: () => void): RefusingAdapter {
  const refuse = () => Promise.reject(error);
  return {name: 'refusing', describe: refuse, list: refuse, get: refuse, reopen};
}
