import type {Values} from './fields.js';
import type {Json} from './json.js';
import type {Kind, Visibility, kinds} from './kinds.js';

/** What every item carries, whatever its kind. */
export interface Envelope<K extends string = Kind> {
  /** Made by the client that creates it (UUIDv7), kept unique for ever. */
  readonly id: string;
  readonly kind: K;
  /** Changes with every write; opaque. */
  readonly version: string;
  /** The community it belongs to; absent on communities and members. */
  readonly community?: string;
  /** Other communities it is meant for. */
  readonly alsoFor?: readonly string[];
  /** RFC 3339 in UTC. */
  readonly createdAt: string;
  /** A member's id. Absent where an item is anonymous, or came without one. */
  readonly createdBy?: string;
  readonly updatedAt: string;
  readonly updatedBy?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly visibility: Visibility;
  readonly state: string;
  /** What we do not know; survives every round trip. */
  readonly extra?: Readonly<Record<string, Json>>;
}

/** One thing the reader did to an item: enough to undo it. */
export interface Mark {
  readonly id: string;
  readonly version: string;
  /** Of a read mark: read until then. */
  readonly until?: string;
}

/** Computed by the store for the reader, never written. */
export interface Computed {
  /**
   * Tallies, by name: `replies`, `reaction:helpful`, `vote:0`, `adoptions`, `adoptions:independent`, `again`, `units`, `endorsements`,
   * `flags`, `dead-links`, `awards`; and of a member `accepted` (answers), `practices` (steward or author of), `awards`.
   */
  readonly counts?: Readonly<Record<string, number>>;
  /** What I did, by name: `reaction:helpful`, `endorsement`, `flag`, `adoption`, `follow`, `follow:<topic>`, `vote:0`, `read`. */
  readonly mine?: Readonly<Record<string, Mark>>;
  /** What I may do here: `update`, `remove`, the acts of its kind, and `create:reply`, `create:adoption` … */
  readonly may?: readonly string[];
  /** When something last happened to it or below it. */
  readonly activityAt?: string;
  /** Of a reply: how deep it stands, from 0. */
  readonly depth?: number;
  /** Laid over by an outbox: a change of mine that the store has not acknowledged. */
  readonly pending?: Pending;
}

/** A change on its way. `sending`: the store is being asked. `unsent`: it waits; `reason` says for what. */
export interface Pending {
  readonly state: 'sending' | 'unsent';
  /** The idempotency key of the write; to retry it or give it up. */
  readonly key: string;
  readonly reason?: {
    readonly kind: string;
    readonly message: string;
    readonly advice?: string;
    readonly retryAt?: number;
  };
}

/** What a kind's own fields hold. */
export type FieldsOf<K extends Kind> = Values<(typeof kinds)[K]['fields']>;

/** An item as a source answers it. */
export type Item<K extends Kind = Kind> = K extends Kind ? Envelope<K> & Computed & FieldsOf<K> : never;

/** An item of any kind, its fields looked up by name. For code that reads the tables. */
export type AnyItem = Envelope & Computed & {readonly [field: string]: unknown};

/** What a create carries: the fields, an id of the client's, and as much of the envelope as the writer may choose. */
export type Draft<K extends Kind = Kind> = K extends Kind
  ? FieldsOf<K> &
      Pick<Envelope<K>, 'id'> &
      Partial<Pick<Envelope<K>, 'community' | 'alsoFor' | 'language' | 'visibility' | 'state' | 'extra'>>
  : never;

/** What an update carries: the fields that change, `null` for one that goes. */
export type Patch<K extends Kind = Kind> = K extends Kind
  ? {readonly [N in keyof FieldsOf<K>]?: FieldsOf<K>[N] | null} & Partial<
      Pick<Envelope<K>, 'alsoFor' | 'language' | 'visibility' | 'extra'>
    >
  : never;

export const envelopeNames = [
  'id',
  'kind',
  'version',
  'community',
  'alsoFor',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'language',
  'visibility',
  'state',
  'extra',
] as const;

export const computedNames = ['counts', 'mine', 'may', 'activityAt', 'depth', 'pending'] as const;

/** What an update says nothing about: the store, or an act, does. */
export const storeNames = [
  'id',
  'kind',
  'version',
  'community',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'state',
] as const;
