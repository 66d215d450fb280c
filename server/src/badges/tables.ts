/** A key that badges are signed with. Old ones stay, for what they signed is still to be checked. */
export interface BadgeKeyTable {
  /** Its name behind the `#`. */
  readonly id: string;
  readonly algorithm: 'RS256' | 'EdDSA';
  /** The one with the highest number signs. */
  readonly number: number;
  readonly public: JsonWebKey;
  /** The secret half, sealed. */
  readonly sealed: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** An award that somebody took elsewhere as a badge: the same badge however often. */
export interface BadgeIssuedTable {
  readonly id: string;
  readonly award: string;
  /** Nobody once they were taken out. */
  readonly member: string | null;
  /** Where it stands whether it was taken back. */
  readonly list: number;
  readonly place: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly badge_key: BadgeKeyTable;
    readonly badge_issued: BadgeIssuedTable;
  }
}
