import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {practiceLibrary} from '../../i18n/en/practice-library.js';
import type {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {failure, skeleton} from '../../ui/states.js';
import type {CompareView} from './compare-view.js';

type Chosen = Pick<Item<'practice'>, 'id' | 'title'>;

/** Which two practices of the library are chosen to be compared, and whether they are. */
export class Comparison {
  /** They stand side by side, in place of the list. */
  isShown = false;
  private chosen: readonly Chosen[] = [];
  private readonly view: Lazy<CompareView>;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly localize: Localize<(typeof practiceLibrary)['phrases']>,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.view = new Lazy(host, async () => {
      const {CompareView} = await import('./compare-view.js');
      return new CompareView(host, source, () => (this.isShown ? this.chosen.map(({id}) => id) : []));
    });
  }

  /** Two at a time. */
  get isFull(): boolean {
    return this.chosen.length >= 2;
  }

  has(id: string): boolean {
    return this.chosen.some((each) => each.id === id);
  }

  toggle({id, title}: Chosen): void {
    this.choose(this.has(id) ? this.chosen.filter((each) => each.id !== id) : [...this.chosen, {id, title}]);
  }

  end(): void {
    this.isShown = false;
    this.host.requestUpdate();
  }

  /** What is chosen so far, and the way on. */
  renderBar(shown: () => void): TemplateResult | typeof nothing {
    const [one, other] = this.chosen;
    const {strings} = this.localize;
    if (!one) return nothing;
    const show = () => {
      this.isShown = true;
      this.host.requestUpdate();
      void this.view.want();
      shown();
    };
    return html`<div class="bar-compare row" role="status">
      ${
        other
          ? html`<button type="button" class="button primary small" @click=${show}>
              ${strings.compareTwo(one.title, other.title)}
            </button>`
          : html`<span>${strings.compareOne(one.title)}</span>`
      }
      <button type="button" class="button plain small" @click=${() => this.choose([])}>${strings.compareClear}</button>
    </div>`;
  }

  render(): TemplateResult {
    const {part, error, again} = this.view;
    const {strings} = this.localize;
    return html`<h2 class="heading" tabindex="-1">${strings.compareTitle}</h2>
      ${part?.render() ?? (error ? failure(error, this.shared.strings, {retry: again}) : skeleton(2, strings.loading))}`;
  }

  private choose(chosen: readonly Chosen[]): void {
    this.chosen = chosen;
    this.host.requestUpdate();
  }
}
