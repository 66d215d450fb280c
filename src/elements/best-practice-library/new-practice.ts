import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import type {practiceLibrary} from '../../i18n/en/practice-library.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {plusIcon} from '../../ui/icons/plus.js';
import {Lazy} from '../../ui/lazy.js';
import {failure, skeleton} from '../../ui/states.js';

export interface NewPracticeEnd {
  readonly done: (practice: Item<'practice'>) => void;
  readonly cancel: (said: string) => void;
}

/** The way to write a practice down, from where all of them are listed. */
export class NewPractice {
  private isOpen = false;
  private readonly shared: Localize<(typeof common)['phrases']>;
  // Most readers come to read.
  private readonly editor = new Lazy(this.host, async () => {
    const {PracticeEditor} = await import('../best-practice-card/practice-editor.js');
    return new PracticeEditor(this.host, this.source, {
      done: ({items: [item]}) => {
        this.isOpen = false;
        this.end.done(item as Item<'practice'>);
      },
      cancel: (said) => {
        this.isOpen = false;
        this.end.cancel(said);
      },
    });
  });

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof practiceLibrary)['phrases']>,
    private readonly end: NewPracticeEnd,
  ) {
    this.shared = new Localize(host, common);
    source.onChange(() => (this.isOpen = false));
  }

  get isShown(): boolean {
    return this.isOpen;
  }

  renderButton(): TemplateResult | typeof nothing {
    if (!this.source.you || !this.source.can('practice', 'create')) return nothing;
    return html`<button type="button" class="button primary write" @click=${this.handleOpen}>
      ${plusIcon()} ${this.localize.strings.write}
    </button>`;
  }

  render(): unknown {
    const {part, error, again} = this.editor;
    if (part) return part.render();
    return error ? failure(error, this.shared.strings, {retry: again}) : skeleton(3, this.shared.strings.loading);
  }

  private readonly handleOpen = (): void => {
    this.isOpen = true;
    this.host.requestUpdate();
    void this.editor.want().then(() => this.editor.part?.begin());
  };
}
