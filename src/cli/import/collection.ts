import {checkItem} from '../../file/check.js';
import type {Problem} from '../../file/problem.js';
import {fromWritten} from '../../file/written.js';
import type {Item} from '../../model/item.js';
import type {FileReport} from './report.js';
import {plain, slug} from './text.js';

/** An item as it grows: what the file format writes, with its kind. */
export interface Draft {
  readonly kind: string;
  readonly id: string;
  [name: string]: unknown;
}

/** Everything taken so far: items by id, and the people and communities by all the names they go by. */
export class Collection {
  private readonly items = new Map<string, Draft>();
  private readonly names = new Map<string, Draft | null>();
  private readonly reports = new Map<Draft, FileReport>();

  /** @param report - Where what is added now comes from; whoever reads the next file sets it. */
  constructor(public report: FileReport) {}

  /** An id nobody has: the given one, with the kind before it where another kind has it already. */
  idFor(kind: string, wanted: string): string {
    const id = wanted.trim();
    const holder = this.items.get(id);
    return holder && holder.kind !== kind ? `${kind}-${id}` : id;
  }

  /** An id for what came without one, from its name. */
  newId(kind: string, name: string): string {
    const base = this.idFor(kind, slug(name) || kind);
    let id = base;
    for (let number = 2; this.items.has(id); number++) id = `${base}-${number}`;
    return id;
  }

  add(draft: Draft): void {
    this.items.set(draft.id, draft);
    this.reports.set(draft, this.report);
  }

  get(kind: string, id: string): Draft | undefined {
    const found = this.items.get(id) ?? this.items.get(`${kind}-${id}`);
    return found?.kind === kind ? found : undefined;
  }

  /** Lets an item be found by one more name; a name of two leads to neither. */
  alias(draft: Draft, ...names: readonly unknown[]): void {
    for (const name of names) {
      if (typeof name !== 'string' || plain(name) === '') continue;
      const key = `${draft.kind} ${plain(name)}`;
      const known = this.names.get(key);
      this.names.set(key, known === undefined || known === draft ? draft : null);
    }
  }

  /** By id, mail, name, or whatever else it goes by; `many` where two go by it. */
  find(kind: string, name: string): Draft | 'many' | undefined {
    const exact = this.get(kind, name.trim());
    if (exact) return exact;
    const found = this.names.get(`${kind} ${plain(name)}`);
    return found === null ? 'many' : found;
  }

  all(kind: string): readonly Draft[] {
    return [...this.items.values()].filter((draft) => draft.kind === kind);
  }

  /** Every item that can be written. What a field cannot hold is taken out and reported; an item that needs it is left. */
  finish(): readonly Item[] {
    return [...this.items.values()].flatMap((draft) => {
      const {kind, ...written} = draft;
      const report = this.reports.get(draft)!;
      const errors: Problem[] = [];
      checkItem(kind, written, '', (problem) => {
        if (problem.is === 'error') errors.push(problem);
      });
      for (const {place, message} of errors) {
        report.note(`${draft.id}: ${nameIn(place)}: ${message}; taken without it`);
        delete written[nameIn(place).split(/[.[]/)[0]!];
      }
      const still: Problem[] = [];
      if (errors.length > 0)
        checkItem(kind, written, '', (problem) => void (problem.is === 'error' && still.push(problem)));
      if (still[0]) {
        report.left(`${kind} ${draft.id}: ${nameIn(still[0].place)} ${still[0].message}`);
        return [];
      }
      return [fromWritten(kind, written)];
    });
  }
}

/** The path of a field within its item. */
function nameIn(place: string): string {
  return place.replace(/^\./, '');
}
