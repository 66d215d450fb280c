import type {Draft, Item} from '../../model/item.js';

type Practice = Item<'practice'>;

/** A person is about to report that they used a practice. Cancel it to keep the report from being sent. */
export class PracticeAdoptEvent extends Event {
  static readonly type = 'cop-practice-adopt';
  constructor(
    readonly practice: Practice,
    readonly adoption: Draft<'adoption'>,
  ) {
    super(PracticeAdoptEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A person reported that they used a practice. */
export class PracticeAdoptedEvent extends Event {
  static readonly type = 'cop-practice-adopted';
  constructor(
    readonly practice: Practice,
    readonly adoption: Item<'adoption'>,
  ) {
    super(PracticeAdoptedEvent.type, {bubbles: true, composed: true});
  }
}

/** A reader is about to say that something is wrong with a practice. Cancel it to keep the flag from being sent. */
export class PracticeFlagEvent extends Event {
  static readonly type = 'cop-practice-flag';
  constructor(
    readonly practice: Practice,
    readonly flag: Draft<'flag'>,
  ) {
    super(PracticeFlagEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A reader said that something is wrong with a practice. */
export class PracticeFlaggedEvent extends Event {
  static readonly type = 'cop-practice-flagged';
  constructor(
    readonly practice: Practice,
    readonly flag: Item<'flag'>,
  ) {
    super(PracticeFlaggedEvent.type, {bubbles: true, composed: true});
  }
}

/** A reader is about to endorse a practice, or to take that back. Cancel it to leave things as they are. */
export class PracticeEndorseEvent extends Event {
  static readonly type = 'cop-practice-endorse';
  constructor(
    readonly practice: Practice,
    readonly isEndorsed: boolean,
  ) {
    super(PracticeEndorseEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A reader endorsed a practice, or took that back. */
export class PracticeEndorsedEvent extends Event {
  static readonly type = 'cop-practice-endorsed';
  constructor(
    readonly practice: Practice,
    readonly isEndorsed: boolean,
  ) {
    super(PracticeEndorsedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-practice-adopt': PracticeAdoptEvent;
    'cop-practice-adopted': PracticeAdoptedEvent;
    'cop-practice-flag': PracticeFlagEvent;
    'cop-practice-flagged': PracticeFlaggedEvent;
    'cop-practice-endorse': PracticeEndorseEvent;
    'cop-practice-endorsed': PracticeEndorsedEvent;
    'cop-practice-proposed': PracticeProposedEvent;
  }
}

/** A practice was written, or changed. */
export class PracticeSavedEvent extends Event {
  static readonly type = 'cop-practice-saved';
  constructor(readonly practice: Practice) {
    super(PracticeSavedEvent.type, {bubbles: true, composed: true});
  }
}

/** Somebody would have a practice say something else. */
export class PracticeProposedEvent extends Event {
  static readonly type = 'cop-practice-proposed';
  constructor(readonly amendment: Item<'amendment'>) {
    super(PracticeProposedEvent.type, {bubbles: true, composed: true});
  }
}
