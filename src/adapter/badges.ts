import type {Item} from '../model/item.js';

/** Badges that leave a community, and those that come in from elsewhere: of whoever is signed in. */
export interface Badges {
  /** What an award is as a badge that anybody can check. Refused with `unsupported` where the source issues none. */
  issue(award: string, options: IssueOptions): Promise<BadgeFile>;
  /** Takes a badge of elsewhere in to one’s own profile; refused with `invalid`, and why, where it is not what it says. */
  take(file: Blob, visibility?: 'person' | 'organisation'): Promise<Item<'credential'>>;
  /** What stands at an address of an issuer: their keys, what they took back. JSON, or a JWT as text. */
  document(url: string): Promise<BadgeDocument>;
}

export interface IssueOptions {
  /** As a picture it was baked into, or as what was signed. */
  readonly as: 'text' | 'svg' | 'png';
  /** Signed as a JWT, which everybody can read, or as JSON with a proof in it (`eddsa-rdfc-2022`). */
  readonly proof: 'jwt' | 'data-integrity';
  /** To whom, as they choose: by a digest of a mail address (their own where none is said), by a DID, or by their name in plain words. */
  readonly to?: {readonly mail?: string} | {readonly did: string} | {readonly name: true};
}

export interface BadgeFile {
  readonly name: string;
  readonly type: string;
  /** Its bytes in base64. */
  readonly data: string;
}

export type BadgeDocument = {readonly document: unknown} | {readonly missing: 'missing' | 'unreachable'};
