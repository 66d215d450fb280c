import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import type {HarvestForm} from './harvest-form.js';
import type {ToolStrings} from './feet.js';

export interface KeptAsOptions {
  readonly discussion: () => Item<'discussion'> | undefined;
  /** Says it in the status line. */
  readonly say: () => void;
}

/** What a solved discussion became: practices that link to it, and the form that makes one. */
export class KeptAs {
  /** The practice that was just made: focus goes on to it as soon as it is listed, however often the list is read for that. */
  private made: string | undefined;
  private readonly practices: CommunityQuery<'practice'>;
  private readonly form: Lazy<HarvestForm>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: KeptAsOptions,
  ) {
    this.practices = new CommunityQuery(host, source, {
      kind: 'practice',
      query: () => {
        const item = options.discussion();
        return isSolved(item) && source.description?.kinds.practice
          ? {where: {related: {any: [item.id, ...(item.mergedFrom ?? [])]}}, fields: ['title', 'related'], limit: 5}
          : undefined;
      },
    });
    this.form = new Lazy(host, async () => {
      const {HarvestForm} = await import('./harvest-form.js');
      return new HarvestForm(host, source, {
        done: ({id}) => {
          options.say();
          this.made = id;
          this.focus('[data-act=harvest]');
          void this.practices.reload();
        },
        cancel: () => this.focus('[data-act=harvest]'),
      });
    });
  }

  /** Makes a practice of it, where somebody may. */
  harvestOf(item: Item<'discussion'>): (() => void) | undefined {
    return isSolved(item) && this.source.can('practice', 'create') ? () => void this.harvest() : undefined;
  }

  private readonly harvest = async (): Promise<void> => {
    if (this.form.error) this.form.again();
    await this.form.want();
    const item = this.options.discussion();
    if (item) await this.form.part?.open(item);
  };

  render(item: Item<'discussion'>, strings: ToolStrings, shared: CommonStrings): TemplateResult | typeof nothing {
    if (!isSolved(item)) return nothing;
    const {items} = this.practices;
    if (this.made !== undefined && items.some(({id}) => id === this.made)) {
      this.focusWhenDrawn(`.kept-as [data-practice="${CSS.escape(this.made)}"]`);
      this.made = undefined;
    }
    return html`${
      items.length > 0
        ? html`<p class="kept-as">
            ${strings.keptAs}
            ${items.map(
              ({id, title}, index) =>
                html`${index > 0 ? ' · ' : nothing}<a href=${itemHref('practice', id)} data-practice=${id}
                    ><bdi>${title}</bdi></a
                  >`,
            )}
          </p>`
        : nothing
    }
    ${this.form.error ? failure(this.form.error, shared, {retry: () => void this.harvest()}) : nothing}
    ${this.form.part?.render(item) ?? nothing}`;
  }

  private focus(selector: string): void {
    this.host.requestUpdate();
    this.focusWhenDrawn(selector);
  }

  private focusWhenDrawn(selector: string): void {
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function isSolved(item: Item<'discussion'> | undefined): item is Item<'discussion'> {
  return (item?.accepted?.length ?? 0) > 0;
}
