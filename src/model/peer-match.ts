/** Two who could be peers, in whatever order, and how well they fit: the same for both. */
export interface PeerPair {
  readonly mentor: string;
  readonly mentee: string;
  readonly score: number;
}

/**
 * Pairs peers: those who fit best first, as long as both have room. Where both order each other by the same points, that leaves no two who would
 * both rather have each other (globally ranked pairs: Abraham, Levavi, Manlove and O'Malley, The Stable Roommates Problem with Globally-Ranked
 * Pairs, 2008). Ties are broken by id, so that the order of what comes in makes no difference.
 *
 * @param places How many each of them takes; none where left out.
 */
export function peerMatch<P extends PeerPair>(pairs: readonly P[], places: ReadonlyMap<string, number>): readonly P[] {
  const left = new Map(places);
  const name = ({mentor, mentee}: P) => [mentor, mentee].sort().join(' ');
  const ranked = [...pairs].sort((a, b) => b.score - a.score || (name(a) < name(b) ? -1 : 1));
  return ranked.filter(({mentor: one, mentee: other}) => {
    const [first, second] = [left.get(one) ?? 0, left.get(other) ?? 0];
    if (Math.min(first, second) < 1) return false;
    left.set(one, first - 1).set(other, second - 1);
    return true;
  });
}
