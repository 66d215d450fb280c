import type {Fault} from '../../src/adapter/faults.js';
import type {MemoryOptions} from '../../src/adapters/memory/index.js';
import type {ErrorKind, Item, Kind} from '../../src/model/index.js';

/** Items of some kinds in place of the sample's; made by a function where there are very many. */
type Items = {readonly [K in Kind]?: readonly Item<K>[] | (() => readonly Item<K>[])};

/** What a story says about the community it is told in: `parameters: {community: {…}}`. */
export interface CommunityParameters extends Items {
  /** Whose page it is: a member's id; `amara`, an ordinary member, where left out, and nobody where null. */
  readonly you?: string | null;
  /** Every read fails so. `signed-out` is what a page sees whose session is over. */
  readonly fails?: ErrorKind;
  /** Every write fails so; all else works. */
  readonly failsToWrite?: ErrorKind;
  /** Whatever else goes wrong, in full. */
  readonly faults?: readonly Fault[];
  /** Milliseconds before each answer; `forever` for what is on its way. */
  readonly slow?: number | 'forever';
  readonly offline?: boolean;
  readonly readOnly?: boolean;
  /** Files that somebody added before. */
  readonly files?: MemoryOptions['files'];
  /** The most bytes of a file, 0 for a source that takes none. */
  readonly fileBytes?: number;
  /** Writes are kept by an outbox until they are acknowledged. */
  readonly outbox?: boolean;
  /** Kinds that the source does not know. */
  readonly lacks?: readonly Kind[];
  /** The source is one that has feeds. */
  readonly feeds?: boolean;
  /** The source is one that issues badges and takes them in. */
  readonly badges?: boolean;
  /** The id of the one community that is shown; all of the reader's own where left out. */
  readonly narrowedTo?: string;
}
