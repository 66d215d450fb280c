import type {Role} from './kinds.js';

/** Somebody who asks or writes, as the store knows them. A visitor has no member id. */
export interface Actor {
  readonly member?: string;
  /** The role in each community, by its id. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Runs the organisation's source: may do everything the rules of acts allow, and `restore`. */
  readonly administrator?: boolean;
}

/** Nobody in particular. */
export const visitor: Actor = {roles: {}};
