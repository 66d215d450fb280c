import type {LitElement, TemplateResult} from 'lit';

import type {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import type {PracticeForm} from './practice-actions.js';
import {PracticeEditor, type EditorEnd} from './practice-editor.js';
import {editing, proposing} from './practice-purpose.js';

/** The editor in the place of a card’s text; what others save meanwhile comes in. */
export class PracticeWriting implements PracticeForm {
  private readonly editor: PracticeEditor;

  /** @param isProposal What is written is not saved but proposed. */
  constructor(
    host: LitElement,
    source: CommunitySource,
    whole: CommunityItem<'practice'>,
    end: EditorEnd,
    private readonly isProposal: boolean,
  ) {
    this.editor = new PracticeEditor(host, source, end);
    host.addController({
      hostUpdate: () => {
        if (whole.item) this.editor.take(whole.item);
      },
    });
  }

  begin(practice: Item<'practice'>): void {
    this.editor.begin(practice, this.isProposal ? proposing(practice) : editing(practice));
  }

  render(): TemplateResult {
    return this.editor.render();
  }
}
