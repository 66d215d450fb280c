import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {fitOf, runningStates, type Participant} from '../../model/mentoring.js';
import {peerMatch} from '../../model/peer-match.js';
import {mentorshipsOf} from './mentoring-acts.js';
import {isProposal, mayPair, wantedBy, wish, type Pair, type Pin} from './pairing.js';
import type {Rows} from './rows.js';

interface PeerRound {
  readonly rows: Rows;
  readonly at: number;
  readonly skill: string | undefined;
}

/** Pairs of peers: whoever takes part looks for one, and takes as many as they said, those they have counted. */
export function peersOf(
  people: ReadonlyMap<string, Participant & {readonly profile: AnyItem}>,
  pins: readonly Pin[],
  {rows, at, skill}: PeerRound,
): readonly Pair[] {
  const as = {form: 'peer', skill};
  const places = new Map(
    [...people].map(([id, {profile}]) => {
      const has = mentorshipsOf(id, rows).filter(
        (item) => item['form'] === 'peer' && (runningStates.has(item.state) || isProposal(item)),
      );
      return [id, ((profile['capacity'] as number | undefined) ?? 1) - has.length];
    }),
  );
  const fitted = (pin: Pin) => fitOf(people.get(pin.mentor)!, people.get(pin.mentee)!, at, as);
  const pinned = pins.map((pin): Pair => {
    for (const id of [pin.mentor, pin.mentee]) {
      const name = String(people.get(id)?.member['name'] ?? id);
      const problem =
        pin.mentor === pin.mentee
          ? 'Nobody is their own peer.'
          : !people.has(id)
            ? `${name} does not take part here.`
            : places.get(id)! < 1 && `${name} has no room for another pair.`;
      if (problem) throw new CommunityError('invalid', problem, {fields: {pins: problem}});
      places.set(id, places.get(id)! - 1);
    }
    return {...pin, isPinned: true, fit: fitted(pin)};
  });
  const isPinned = (pin: Pin) =>
    pins.some(({mentor, mentee}) => [mentor, mentee].every((id) => id === pin.mentor || id === pin.mentee));
  const free = [...people.keys()].filter((id) => places.get(id)! > 0).sort();
  const pairs = free.flatMap((mentor, index) =>
    free.slice(index + 1).flatMap((mentee) => {
      const pin = {mentor, mentee};
      const fit = mayPair(pin, rows) && !isPinned(pin) ? fitted(pin) : undefined;
      if (!fit) return [];
      const wishes = [wantedBy(mentor, mentee, rows), wantedBy(mentee, mentor, rows)].filter(Boolean).length;
      return [{...pin, fit, score: fit.score + wish * wishes}];
    }),
  );
  const found = peerMatch(pairs, places).map(({mentor, mentee, fit}): Pair => ({mentor, mentee, fit}));
  return [...pinned, ...found].sort((a, b) => (a.mentee < b.mentee ? -1 : 1));
}
