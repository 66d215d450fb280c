import {AsyncDirective, directive} from 'lit/async-directive.js';

import type {ItemName} from '../../adapter/contract.js';
import type {Link} from '../markdown/index.js';

let part: typeof import('./attached-file.js') | undefined;

class AttachedDirective extends AsyncDirective {
  override render(link: Link, words: unknown, of: ItemName | undefined): unknown {
    if (part) return part.attachedFile(link, words, of);
    import('./attached-file.js').then(
      (loaded) => this.setValue((part = loaded).attachedFile(link, words, of)),
      () => undefined,
    );
    return words;
  }
}

/** A file that a text names: its words, until what shows files is there. */
export const attached = directive(AttachedDirective);
