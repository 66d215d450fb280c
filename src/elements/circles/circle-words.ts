import type {Words} from '../../i18n/words.js';
import type {circles} from '../../i18n/en/circles.js';
import type {Item} from '../../model/item.js';
import type {CommonStrings} from '../../ui/states.js';
import type {Deeds} from '../mentoring/deeds.js';

export type CircleStrings = (typeof circles)['phrases'];
export type Mentorship = Item<'mentorship'>;
type Circle = Item<'circle'>;

/** What circles, and what is asked about them, are drawn from. */
export interface CircleContext {
  readonly you: string;
  readonly deeds: Deeds;
  readonly strings: CircleStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  readonly personOf: (id: string | undefined) => Item<'member'> | undefined;
  readonly open: (id: string) => void;
}

/** Is it a circle itself, and not what somebody asked about one? */
export function isCircle({people}: Mentorship): boolean {
  return people !== undefined;
}

/** Who keeps it, whether they guide, how many it takes: in a line. Those in it know how many they are. */
export function aboutCircle(
  {owner, guided, size, taken, state}: Circle,
  context: CircleContext,
  count?: number,
): string {
  const {strings, you, personOf} = context;
  const name = personOf(owner)?.name ?? strings.someone;
  const kept = guided ? strings.guidedBy(name) : strings.keptBy(name);
  const keptByYou = guided ? strings.guidedByYou : strings.keptByYou;
  return [
    owner === you ? keptByYou : kept,
    count === undefined ? strings.upTo(size) : strings.people(count, size),
    ...(taken && count === undefined ? [strings.taken(taken)] : []),
    ...(state === 'settled' ? [strings.settled] : []),
  ].join(' · ');
}
