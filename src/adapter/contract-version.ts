import {CommunityError} from '../model/errors.js';
import {contractVersion, type Description} from './contract.js';

/**
 * Refuses a source that speaks a newer major version of the contract than this copy; answers the description as it came.
 *
 * A newer minor version has additions we do not know, which is fine; an older one lacks capabilities and says so itself.
 */
export function assertContract(description: Description): Description {
  const theirs = major(description.contract);
  const ours = major(contractVersion)!;
  if (theirs === undefined) {
    throw new CommunityError(
      'unsupported',
      `The source does not say which contract it speaks: “${description.contract}” is no version.`,
    );
  }
  if (theirs > ours) {
    throw new CommunityError(
      'unsupported',
      `The source speaks version ${description.contract} of the contract, and this copy of CoP Elements version ${contractVersion}: update the elements.`,
      {advice: 'other-version', about: description.contract},
    );
  }
  return description;
}

function major(version: unknown): number | undefined {
  const parts = /^(\d+)\.(\d+)$/.exec(String(version));
  return parts ? Number(parts[1]) : undefined;
}
