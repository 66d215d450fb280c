/** A word as it counts: skills, topics and units are the same however they are written. */
export function plain(word: string): string {
  return word.trim().toLowerCase();
}
