import {limits} from './lengths.js';

const joint = ' — ';

/**
 * The note of a flag that somebody adds to as they settle it: the act replaces the note, so what was reported stays before it, and who added to it is
 * named. Where both are too long together, what was reported is shortened; what was added never is.
 */
export function noteWith(reported: string | undefined, you: string | undefined, words: string): string {
  const added = [you, words].filter(Boolean).join(': ');
  const room = limits.text - added.length - joint.length;
  const kept = reported && reported.length > room && room > 1 ? `${reported.slice(0, room - 1)}…` : reported;
  return [kept, added].filter(Boolean).join(joint);
}
