import type {LitElement} from 'lit';

import type {Attempt} from '../../context/attempts.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item, Patch} from '../../model/item.js';
import {FormDraft} from '../../ui/form-draft.js';
import {changed, patchOf, valuesOf, type ProfileField, type ProfileValues} from './profile-values.js';

type Member = Item<'member'>;

/** What the form was begun with. */
interface Base {
  readonly version: string;
  readonly values: ProfileValues;
  /** Fields that were changed here and elsewhere: nobody but the person says which it is to be. */
  readonly both: readonly ProfileField[];
}

/** A profile as it is being changed, kept on the device until it is saved, with what it was begun from. */
export class ProfileDraft {
  private readonly draft: FormDraft<ProfileValues & {readonly base: string}>;
  private base: Base;

  constructor(host: LitElement, source: CommunitySource, member: Member) {
    const values = valuesOf(member);
    this.draft = new FormDraft(host, source, `profile/${member.id}`, {...values, base: ''});
    this.base = parsed(this.draft.values.base) ?? {version: member.version, values, both: []};
  }

  get values(): ProfileValues {
    const {base: _base, ...values} = this.draft.values;
    return values;
  }

  /** As it was when the form was begun, or as it was found to be since. */
  get before(): ProfileValues {
    return this.base.values;
  }

  /** Fields to be decided on, for they were changed in both places. */
  get both(): readonly ProfileField[] {
    return this.base.both.filter((name) => this.before[name] !== this.values[name]);
  }

  get isChanged(): boolean {
    return changed(this.before, this.values).length > 0;
  }

  get version(): string {
    return this.base.version;
  }

  get patch(): Patch<'member'> {
    const {values} = this;
    return patchOf(values, changed(this.before, values));
  }

  attempt(): Attempt {
    return this.draft.attempt(this.version);
  }

  set(change: Partial<ProfileValues>): void {
    const next = {...this.values, ...change};
    if (changed(this.before, next).length === 0) return this.forget();
    this.draft.set({...change, base: JSON.stringify(this.base)});
  }

  /** It was changed elsewhere meanwhile: what was not touched here is as it is there. */
  rebase(current: Member): void {
    const {before, values} = this;
    const theirs = valuesOf(current);
    const mine = changed(before, values);
    const both = mine.filter((name) => theirs[name] !== before[name] && theirs[name] !== values[name]);
    this.base = {version: current.version, values: theirs, both};
    this.set({...theirs, ...Object.fromEntries(mine.map((name) => [name, values[name]]))});
  }

  forget(): void {
    this.draft.forget();
    this.draft.values = {...this.before, base: ''};
  }
}

function parsed(text: string): Base | undefined {
  try {
    const base = JSON.parse(text) as Base;
    return typeof base.version === 'string' && Array.isArray(base.both) ? base : undefined;
  } catch {
    return undefined;
  }
}
