import type {CommunityAdapter} from '../adapter/contract.js';
import type {CommunityError} from '../model/errors.js';

/** An adapter that could not be opened: whoever asks it is told why, in the place where they look. */
export function refusingAdapter(error: CommunityError): CommunityAdapter {
  const refuse = () => Promise.reject(error);
  return {name: 'refusing', describe: refuse, list: refuse, get: refuse};
}
