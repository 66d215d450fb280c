import type {ReactiveControllerHost} from 'lit';

import {draftStore, type DraftStore} from '../context/draft-store.js';
import type {CommunitySource} from '../context/source.js';
import {newId} from '../model/id.js';

/** Of each form that was sent and not stored, by source, person and name, however often it is closed and opened. */
const attempted = new Map<string, {readonly print: string; readonly id: string; readonly key: string}>();

/** What a person has filled into a form, kept on their device until it is sent. */
export class FormDraft<V extends Readonly<Record<string, string>>> {
  values: V;
  private readonly store: DraftStore;
  private readonly place: string;

  /** @param blank The form as nobody filled it in. */
  constructor(
    private readonly host: ReactiveControllerHost,
    source: CommunitySource,
    private readonly name: string,
    private readonly blank: V,
  ) {
    this.store = draftStore(source.adapter?.name ?? '', source.you);
    this.place = JSON.stringify([source.adapter?.name, source.you, name]);
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
  attempt(instead = ''): {readonly id: string; readonly key: string} {
    const print = JSON.stringify([this.values, instead]);
    const last = attempted.get(this.place);
    if (last?.print === print) return last;
    const next = {print, id: newId(), key: newId()};
    attempted.set(this.place, next);
    return next;
  }

  forget(): void {
    this.store.forget(this.name);
    this.values = this.blank;
    attempted.delete(this.place);
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
