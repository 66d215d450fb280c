import type {LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {PracticeEditor} from '../best-practice-card/practice-editor.js';
import {PracticeSavedEvent} from '../best-practice-card/practice-events.js';

interface NewPracticeEnd {
  readonly done: (practice: Item<'practice'>) => void;
  readonly cancel: (said: string) => void;
}

/** Where a practice is written, in place of the library. */
export function newPractice(host: LitElement, source: CommunitySource, {done, cancel}: NewPracticeEnd): PracticeEditor {
  return new PracticeEditor(host, source, {
    done: ({items: [item]}) => {
      const practice = item as Item<'practice'>;
      host.dispatchEvent(new PracticeSavedEvent(practice));
      done(practice);
    },
    cancel,
  });
}
