import type {LitElement} from 'lit';

import type {Attempt} from '../context/attempts.js';
import type {CommunitySource} from '../context/source.js';
import {FormDraft} from './form-draft.js';

type Values = Readonly<Record<string, string>>;

/** What the form was begun with. */
interface Base {
  readonly version: string;
  readonly values: Values;
  /** Fields that were changed here and elsewhere: nobody but the person says which it is to be. */
  readonly both: readonly string[];
}

/** An item as it is being changed, kept on the device until it is saved, with what it was begun from. */
export class EditDraft<V extends Values> {
  private readonly draft: FormDraft<Record<string, string>>;
  private base: Base;

  /** @param name Names the item: what was typed for it before is still there. */
  constructor(host: LitElement, source: CommunitySource, name: string, version: string, values: V) {
    this.draft = new FormDraft<Record<string, string>>(host, source, name, {...values, base: ''});
    this.base = parsed(this.draft.values['base']!) ?? {version, values, both: []};
  }

  get values(): V {
    const {base: _base, ...values} = this.draft.values;
    return values as unknown as V;
  }

  /** As it was when the form was begun, or as it was found to be since. */
  get before(): V {
    return this.base.values as V;
  }

  /** Fields to be decided on, for they were changed in both places. */
  get both(): readonly (keyof V & string)[] {
    return this.base.both.filter((name) => this.before[name] !== this.values[name]);
  }

  get changed(): readonly (keyof V & string)[] {
    return changedIn(this.before, this.values);
  }

  get isChanged(): boolean {
    return this.changed.length > 0;
  }

  get version(): string {
    return this.base.version;
  }

  /** @param beside What is sent with it and is kept elsewhere. */
  attempt(beside = ''): Attempt {
    return this.draft.attempt(this.version + beside);
  }

  set(change: Partial<V>): void {
    const next = {...this.values, ...change};
    if (changedIn(this.before, next).length === 0) return this.forget();
    this.draft.set({...change, base: JSON.stringify(this.base)} as Record<string, string>);
  }

  /** The person has said what such a field is to be: it is no longer to be decided on. */
  settle(name: keyof V & string): void {
    this.base = {...this.base, both: this.base.both.filter((each) => each !== name)};
    this.set({});
  }

  /**
   * It was changed elsewhere meanwhile: what was not touched here is as it is there.
   *
   * @returns The fields that are another's now.
   */
  rebase(version: string, theirs: V): readonly (keyof V & string)[] {
    const {before, values} = this;
    const mine = changedIn(before, values);
    const moved = changedIn(before, theirs);
    const both = mine.filter(
      (name) => theirs[name] !== values[name] && (moved.includes(name) || this.both.includes(name)),
    );
    this.base = {version, values: theirs, both};
    this.set({...theirs, ...Object.fromEntries(mine.map((name) => [name, values[name]]))});
    return moved;
  }

  forget(): void {
    this.draft.forget();
    this.draft.values = {...this.before, base: ''};
  }
}

function changedIn<V extends Values>(before: V, after: V): readonly (keyof V & string)[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}

function parsed(text: string): Base | undefined {
  try {
    const base = JSON.parse(text) as Base;
    return typeof base.version === 'string' && Array.isArray(base.both) ? base : undefined;
  } catch {
    return undefined;
  }
}
