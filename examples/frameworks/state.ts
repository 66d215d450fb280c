import type {Item} from 'cop-elements/model';
import type {MemberSelectEvent} from 'cop-elements/elements/member-directory/member-directory.js';

/** What the page of each framework shows: the same in all of them. */
export interface FrameworkState {
  readonly src: string;
  readonly words: string;
  readonly text: string;
  readonly noSearch: boolean;
  readonly limit: number;
  /** A card, or the library it is from? */
  readonly isCard: boolean;
  readonly practice: Item<'practice'> | undefined;
  /** Members whose cards are shown. */
  readonly people: readonly string[];
}

export interface Told {
  selected(event: MemberSelectEvent): void;
  /** Set by the page: shows something else. */
  change?: (next: Partial<FrameworkState>) => void;
}

/** Draws the page of a framework in a place. */
export type Start = (place: HTMLElement, begin: FrameworkState, told: Told) => void;
