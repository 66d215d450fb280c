/** The values of a list that is kept as JSON; none where what was kept is none of ours. */
export function listOf<T>(text: string): readonly T[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? (list as readonly T[]) : [];
  } catch {
    return [];
  }
}
