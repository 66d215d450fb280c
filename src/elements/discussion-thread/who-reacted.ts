import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import type {ReactionName} from '../../model/kinds.js';
import type {ToolStrings} from './feet.js';
import {reactionIcons} from './reactions.js';

/** The most names that are listed. */
const most = 50;

/** Who reacted to something, by reaction. Fetched when somebody first asks. */
export class WhoReacted {
  private asked: string | undefined;
  private given: readonly Item<'reaction'>[] | undefined;
  private others = 0;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly members: ItemLookup<'member'>,
  ) {}

  async read(subject: string): Promise<void> {
    this.asked = subject;
    this.given = undefined;
    try {
      const page = await this.source.adapter?.list('reaction', {where: {parent: subject}, limit: most});
      if (this.asked !== subject || !page) return;
      this.given = page.items;
      this.others = Math.max(0, page.total.value - page.items.length);
    } catch {
      // The counts stand there; the names are asked for again at the next press.
    }
    this.host.requestUpdate();
  }

  render(subject: string, strings: ToolStrings, words: Words): TemplateResult | typeof nothing {
    const {given} = this;
    if (this.asked !== subject || !given) return nothing;
    return html`<div class="names floating" role="group" aria-label=${strings.whoReacted}>
      <ul>
        ${(Object.keys(reactionIcons) as ReactionName[]).map((name) => {
          const people = given
            .filter(({reaction}) => reaction === name)
            .map(({createdBy}) => this.members.get(createdBy)?.name ?? '…');
          return people.length > 0
            ? html`<li>
                ${reactionIcons[name]()}
                <span><span class="visually-hidden">${strings[name]}:</span> <bdi>${words.list(people)}</bdi></span>
              </li>`
            : nothing;
        })}
        ${this.others > 0 ? html`<li class="quiet">${strings.andOthers(this.others)}</li>` : nothing}
      </ul>
    </div>`;
  }
}
