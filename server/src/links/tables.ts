/** The texts of which practice were read, and as of which version. */
export interface LinkPracticeTable {
  readonly practice: string;
  readonly version: string;
}

/** A practice leads to an address. */
export interface LinkUseTable {
  readonly practice: string;
  readonly url: string;
}

/** An address of the web, and what was found there. Instants are epoch milliseconds. */
export interface LinkAddressTable {
  readonly url: string;
  readonly host: string;
  /** When it is asked next. */
  readonly due: number;
  /** When it answered last. */
  readonly alive_at: number | null;
  /** So many times in a row there was nothing, since then. */
  readonly failures: number;
  readonly failing_since: number | null;
  /** What it said last: a status, or why it said nothing. */
  readonly said: string | null;
  readonly is_dead: boolean;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly link_practice: LinkPracticeTable;
    readonly link_use: LinkUseTable;
    readonly link_address: LinkAddressTable;
  }
}
