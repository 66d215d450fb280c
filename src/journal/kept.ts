/** What an entry or an invitation is about, as it was called when it was written. */
export interface About {
  readonly title: string;
  /** Where the page shows it: its kind and id, where it is an item of the community. */
  readonly kind?: string;
  readonly id?: string;
}

/** What there may be to think about. */
export type Occasion = 'session' | 'before' | 'answer' | 'practice';

/** What somebody wrote for themselves. It has no kind, so that no adapter can list, write or export it. */
export interface Entry {
  readonly type: 'entry';
  readonly id: string;
  /** Counts up: the order is right whatever a clock said. */
  readonly place: number;
  /** Markdown; empty as long as it was never saved. */
  readonly text: string;
  readonly writtenAt: string;
  readonly changedAt?: string;
  /** The question it answers, in the words it was asked in. */
  readonly prompt?: string;
  readonly about?: About;
  /** What is being typed, and not saved yet. */
  readonly draft?: string;
  /** What is about to be shared of it, and not sent yet. */
  readonly sharing?: Sharing;
  /** Copies that were shared. */
  readonly shared?: readonly Shared[];
}

/** A copy as it will be sent. */
export interface Sharing {
  readonly title: string;
  readonly body: string;
  readonly community: string;
  /** Its id, and the key of sending it: the same ones as long as nothing was changed, so that trying again cannot send it twice. */
  readonly id: string;
  readonly key: string;
}

export interface Shared {
  /** The discussion it became. */
  readonly id: string;
  readonly title: string;
  /** What the community is called. */
  readonly community: string;
  readonly at: string;
}

/** Something happened that one may want to write about. */
export interface Invitation {
  readonly type: 'invitation';
  readonly id: string;
  readonly occasion: Occasion;
  readonly about: About;
  /** When it was, or will be. */
  readonly at: string;
  /** Which session it is about, where it is one that was seen on this device. */
  readonly session?: string;
}

/** What somebody was invited to write about because they saw it: nobody is asked twice, though they put it away. */
export interface Asked {
  readonly type: 'asked';
  readonly id: string;
  /** Occasions and sessions, the last one first. */
  readonly of: readonly string[];
}

export type Kept = Entry | Invitation | Asked;
