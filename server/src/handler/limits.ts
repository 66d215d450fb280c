/** The most one request may ask for; what is above is refused in words. */
export interface Limits {
  /** Bytes of a body. */
  readonly body: number;
  /** Bytes of the body of `restore`, which carries many items. */
  readonly restore: number;
  /** How deep values nest in a body. */
  readonly depth: number;
  /** Items of one page. */
  readonly page: number;
  /** Reads in one request, and ids in one of them. */
  readonly reads: number;
  readonly ids: number;
  /** Values of one condition, and facets of one query. */
  readonly values: number;
  readonly facets: number;
  /** Points a person may spend in a minute: a read costs one, a write five. Visitors share those of their address. */
  readonly points: number;
}

export const usualLimits: Limits = {
  body: 2_000_000,
  restore: 16_000_000,
  depth: 32,
  page: 1_000,
  reads: 100,
  ids: 1_000,
  values: 1_000,
  facets: 30,
  points: 3_000,
};
