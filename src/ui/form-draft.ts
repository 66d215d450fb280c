import type {ReactiveControllerHost} from 'lit';

import {Attempts, type Attempt} from '../context/attempts.js';
import {draftStore, type DraftStore} from '../context/draft-store.js';
import type {CommunitySource} from '../context/source.js';

/** What a person has filled into a form, kept on their device until it is sent. */
export class FormDraft<V extends Readonly<Record<string, string>>> {
  values: V;
  private readonly store: DraftStore;
  private readonly attempts: Attempts;

  /** @param blank The form as nobody filled it in. */
  constructor(
    private readonly host: ReactiveControllerHost,
    source: CommunitySource,
    private readonly name: string,
    private readonly blank: V,
  ) {
    this.store = draftStore(source.adapter?.name ?? '', source.you);
    this.attempts = new Attempts(this.store, name);
    this.values = {...blank, ...parsed(this.store.read(name), blank)};
  }

  get isBlank(): boolean {
    return Object.entries(this.blank).every(([name, value]) => this.values[name] === value);
  }

  set(change: Partial<V>): void {
    this.values = {...this.values, ...change};
    if (this.isBlank) this.store.forget(this.name);
    else this.store.write(this.name, JSON.stringify(this.values));
    this.host.requestUpdate();
  }

  /** Takes what was typed into the field of that name. */
  readonly take = (event: Event): void => {
    const {name, value} = event.target as HTMLInputElement;
    if (Object.hasOwn(this.blank, name)) this.set({[name]: value} as Partial<V>);
  };

  /**
   * An id and a key for sending this: the same ones as long as nothing was changed, so that trying again cannot send it twice.
   *
   * @param instead The id of what it is to replace: that is another change.
   */
  attempt(instead = ''): Attempt {
    return this.attempts.for([this.values, instead]);
  }

  forget(): void {
    this.store.forget(this.name);
    this.values = this.blank;
    this.attempts.forget();
  }
}

/** Of what was kept, the fields the form still has. */
function parsed<V extends Readonly<Record<string, string>>>(text: string | undefined, blank: V): Partial<V> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(([name, value]) => Object.hasOwn(blank, name) && typeof value === 'string'),
    ) as Partial<V>;
  } catch {
    return {};
  }
}
