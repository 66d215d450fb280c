import type {CommunityAdapter} from '../../adapter/contract.js';
import {badgeIn, mostBytes} from '../../badges/in-file.js';
import {verify, type Checked} from '../../badges/verify.js';
import {documentsOf} from './documents.js';

/** What was looked at, and what became of it. Fetched when somebody first has a badge checked. */
export interface CheckedFile extends Checked {
  /** It is too large to be a badge. */
  readonly isTooLarge?: true;
}

export async function checkFile(file: Blob, adapter: CommunityAdapter | undefined): Promise<CheckedFile> {
  if (file.size > mostBytes) return {verdict: 'not-a-badge', isTooLarge: true};
  const signed = await badgeIn(new Uint8Array(await file.arrayBuffer()));
  return signed === undefined ? {verdict: 'not-a-badge'} : checkSigned(signed, adapter);
}

export function checkSigned(signed: string, adapter: CommunityAdapter | undefined): Promise<Checked> {
  return verify(signed, {fetchDocument: documentsOf(adapter)});
}
