import type {Condition} from '../adapter/contract.js';

/** What was chosen among facets: within one, any of the values; of several, all must hold. Every change makes a new one. */
export class Choice {
  constructor(private readonly chosen: ReadonlyMap<string, readonly string[]> = new Map()) {}

  get isEmpty(): boolean {
    return this.chosen.size === 0;
  }

  /** How many values are chosen. */
  get size(): number {
    return this.all.length;
  }

  get all(): readonly (readonly [facet: string, value: string])[] {
    return [...this.chosen].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }

  of(name: string): readonly string[] {
    return this.chosen.get(name) ?? [];
  }

  toggle(name: string, value: string): Choice {
    const values = this.of(name);
    return this.with(name, values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  }

  /** With these values of a facet in place of those it had. */
  with(name: string, values: readonly string[]): Choice {
    const chosen = new Map(this.chosen);
    if (values.length > 0) chosen.set(name, values);
    else chosen.delete(name);
    return new Choice(chosen);
  }

  /** What is chosen of these facets alone. */
  only(names: readonly string[]): Choice {
    return new Choice(new Map([...this.chosen].filter(([name]) => names.includes(name))));
  }

  /** As conditions of a query. */
  get where(): Readonly<Record<string, Condition>> {
    return Object.fromEntries(
      [...this.chosen].map(([name, values]) => [name, values.length > 1 ? {any: values} : values[0]!]),
    );
  }
}
