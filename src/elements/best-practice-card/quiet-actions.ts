import {html, type LitElement, type TemplateResult} from 'lit';

import type {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import type {practiceActions} from '../../i18n/en/practice-actions.js';
import type {Item} from '../../model/item.js';
import {copyLink} from '../../ui/copy-link.js';
import {downloadIcon} from '../../ui/icons/download.js';
import {linkIcon} from '../../ui/icons/link.js';
import {printerIcon} from '../../ui/icons/printer.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import type {CommonStrings} from '../../ui/states.js';

type Practice = Item<'practice'>;

interface QuietWords {
  readonly strings: (typeof practiceActions)['phrases'];
  readonly shared: CommonStrings;
  /** The button that makes it a favourite, where the reader may. */
  readonly favourite: unknown;
  /** Says what became of it, in a status line. */
  readonly say: (said: string) => void;
}

/** What is done with the card rather than with the practice: copy its link, print it, save it as a file. */
export class QuietActions {
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
  ) {}

  render(practice: Practice, {strings, shared, favourite, say}: QuietWords): TemplateResult {
    const button = (name: string, icon: TemplateResult, press: () => void) =>
      html`<button type="button" class="button plain small round" aria-label=${name} title=${name} @click=${press}>
        ${icon}
      </button>`;
    return html`<span class="quiet-actions">
      ${favourite} ${button(shared.copyLink, linkIcon(), () => void this.copy(practice, shared).then(say))}
      ${button(shared.print, printerIcon(), () => void this.print(practice))}
      ${button(strings.markdown, downloadIcon(), () => void this.save(practice))}
    </span>`;
  }

  private copy({id}: Practice, shared: CommonStrings): Promise<string> {
    return copyLink(new URL(itemHref('practice', id), location.href).href, shared);
  }

  private async print(practice: Practice): Promise<void> {
    const {printPractice} = await import('./print-practice.js');
    await printPractice(this.host, this.source, practice);
  }

  private async save(practice: Practice): Promise<void> {
    const {savePractice} = await import('./save-practice.js');
    // A list may have given less than all of it.
    savePractice(this.whole.item ?? practice);
  }
}
