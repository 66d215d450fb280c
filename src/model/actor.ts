import type {Role} from './kinds.js';

/** Somebody who asks or writes, as the store knows them. A visitor has no member id. */
export interface Actor {
  readonly member?: string;
  /** The role in each community, by its id. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Runs the organisation's source: may do everything the rules of acts allow, and `restore`. */
  readonly administrator?: boolean;
  /** Whoever left by themselves: nobody here any more, but that this member is theirs to bring back. */
  readonly left?: string;
  /** The source itself, where nobody in particular asks it. */
  readonly isSource?: true;
}

/** A source that is asked by nobody in particular allows what the rules allow anybody. */
export const theSource: Actor = {roles: {}, administrator: true, isSource: true};

/** Nobody in particular. */
export const visitor: Actor = {roles: {}};
