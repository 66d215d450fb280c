/** Something in a community file that is not as it should be: where, and in words that say what to do. */
export interface Problem {
  /** `items.practice[12].reviewBy`; empty for the file as a whole. */
  readonly place: string;
  readonly message: string;
  /** An error makes the file unreadable; a note is worth knowing and changes nothing. */
  readonly is: 'error' | 'note';
}

export type Report = (problem: Problem) => void;

/** A problem as one line. */
export function lineOf({place, message}: Problem): string {
  return place ? `${place}: ${message}` : message;
}

/** A value as a message shows it: as JSON, and not longer than a line can bear. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
