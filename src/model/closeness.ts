import type {AnyItem} from './item.js';

const fields = ['unit', 'place', 'timeZone'] as const;
type Field = (typeof fields)[number];
/** What of two people is the same. */
type Shared = Readonly<Partial<Record<Field, boolean>>>;

/** What makes people close, the closest first; whoever shares nothing of it with somebody is at the end. */
const rings: readonly Shared[] = [
  {unit: true, place: true},
  {unit: true, place: false},
  {unit: false, place: true},
  {unit: false, place: false, timeZone: true},
  {unit: false, place: false, timeZone: false},
];

/** People who are as close to somebody as each other. */
export interface Ring {
  /** The more, the closer. */
  readonly closeness: number;
  /** What has which value here, and what has not. */
  readonly where: Readonly<Record<string, string | {readonly none: readonly string[]}>>;
}

/** How close somebody is: of the same unit and place, of the same unit, of the same place, at the same hours, or none of it. From 4 to 0. */
export function closenessOf(me: AnyItem, valueOf: (name: Field) => unknown): number {
  const isShared = (name: Field) => typeof me[name] === 'string' && me[name] === valueOf(name);
  const ring = rings.findIndex((shared) => fields.every((name) => (shared[name] ?? isShared(name)) === isShared(name)));
  return rings.length - 1 - ring;
}

/** The same as conditions, ring by ring from the closest on. What somebody does not say of themselves, nobody shares with them. */
export function ringsAround(me: AnyItem): readonly Ring[] {
  return rings.flatMap((shared, index) => {
    const where: Record<string, string | {none: readonly string[]}> = {};
    for (const name of fields) {
      const [value, isShared] = [me[name], shared[name]];
      if (isShared === undefined) continue;
      if (typeof value === 'string') where[name] = isShared ? value : {none: [value]};
      else if (isShared) return [];
    }
    return [{closeness: rings.length - 1 - index, where}];
  });
}
