import type {Change} from '../../adapter/contract.js';
import type {Draft, Item} from '../../model/item.js';
import type {EditDraft} from '../../ui/edit-draft.js';
import {sidesOf} from './practice-amendment.js';
import {draftOf, patchOf, valuesOf, type PracticeValues} from './practice-values.js';

type Practice = Item<'practice'>;
type Editing = EditDraft<PracticeValues>;

/** What a practice is written in the form for, and what is sent of it. */
export interface EditorPurpose {
  readonly is: 'new' | 'edit' | 'propose' | 'take-in';
  /** Names what is kept on the device. */
  readonly draft: string;
  /** What it begins from and what it begins with, where that is not the practice as it is. */
  readonly begun?: Readonly<Record<'before' | 'after', Partial<PracticeValues>>>;
  /** `note` says why. */
  change(editing: Editing, id: string, note: string): Change;
}

/** A new one. */
export function writing(community: string | undefined): EditorPurpose {
  return {
    is: 'new',
    draft: 'practice/new',
    change: ({values}, id) => ({verb: 'create', kind: 'practice', item: draftOf(values, id, community)}),
  };
}

export function editing({id}: Practice): EditorPurpose {
  return {
    is: 'edit',
    draft: `practice/${id}`,
    change: ({version, values, changed}) => ({
      verb: 'update',
      kind: 'practice',
      id,
      version,
      set: patchOf(values, changed),
    }),
  };
}

/** What others may take into it. */
export function proposing(practice: Practice): EditorPurpose {
  return {
    is: 'propose',
    draft: `amendment/of/${practice.id}`,
    change: ({before, values, changed}, id, note) => {
      const item: Draft<'amendment'> = {
        id,
        practice: practice.id,
        before: JSON.stringify(patchOf(before, changed)),
        after: JSON.stringify(patchOf(values, changed)),
        ...(note && {note}),
        ...(practice.community && {community: practice.community}),
      };
      return {verb: 'create', kind: 'amendment', item};
    },
  };
}

/** What somebody proposed, to be changed before it is saved. */
export function takingIn(practice: Practice, amendment: Item<'amendment'>): EditorPurpose {
  return {...editing(practice), is: 'take-in', draft: `amendment/${amendment.id}`, begun: sidesOf(amendment)};
}

/** Opens what is kept on the device for a purpose, else begins it. */
export function beginWith(
  open: (version: string, values: PracticeValues) => Editing,
  practice: Partial<Practice>,
  {begun}: EditorPurpose,
): Editing {
  const now = valuesOf(practice);
  // Whatever version it was written on: what the practice says now comes in as what others saved.
  const editing = begun ? open('', {...now, ...begun.before}) : open(practice.version ?? '', now);
  if (begun && !editing.isChanged) editing.set(begun.after);
  return editing;
}
