import {nothing, type LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {failure} from '../../ui/states.js';
import type {CompareView} from './compare-view.js';

export type Chosen = Pick<Item<'practice'>, 'id' | 'title'>;

/** Which two practices of the library are chosen to be compared, and whether they are. */
export class Comparison {
  /** They stand side by side, in place of the list. */
  isShown = false;
  chosen: readonly Chosen[] = [];
  /** Fetched with the first that is chosen. */
  private readonly view: Lazy<CompareView>;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.view = new Lazy(host, async () => new (await import('./compare-view.js')).CompareView(host, source, this));
  }

  /** Two at a time. */
  get isFull(): boolean {
    return this.chosen.length >= 2;
  }

  has(id: string): boolean {
    return this.chosen.some((each) => each.id === id);
  }

  toggle({id, title}: Chosen): void {
    void this.view.want();
    this.choose(this.has(id) ? this.chosen.filter((each) => each.id !== id) : [...this.chosen, {id, title}]);
  }

  choose(chosen: readonly Chosen[]): void {
    this.chosen = chosen;
    this.host.requestUpdate();
  }

  end(): void {
    this.isShown = false;
    this.host.requestUpdate();
  }

  /** What is chosen so far, and the way on; or both side by side. */
  render(): unknown {
    const {part, error, again} = this.view;
    return part?.render() ?? (error ? failure(error, this.shared.strings, {retry: again}) : nothing);
  }
}
