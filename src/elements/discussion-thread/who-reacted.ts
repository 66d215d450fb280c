import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import type {ReactionName} from '../../model/kinds.js';
import {handHelpingIcon} from '../../ui/icons/hand-helping.js';
import {heartIcon} from '../../ui/icons/heart.js';
import {lightbulbIcon} from '../../ui/icons/lightbulb.js';
import {partyPopperIcon} from '../../ui/icons/party-popper.js';
import {thumbsUpIcon} from '../../ui/icons/thumbs-up.js';
import type {ToolStrings} from './feet.js';

/** The most names that are listed. */
const most = 50;

/** What is drawn for each; the word stands beside it or in its name. */
const icons: Readonly<Record<ReactionName, () => TemplateResult>> = {
  helpful: thumbsUpIcon,
  like: heartIcon,
  thanks: handHelpingIcon,
  insightful: lightbulbIcon,
  celebrate: partyPopperIcon,
};

/** Reactions beside the usual one, and who gave them. Fetched where there are any, or somebody asks. */
export class WhoReacted {
  private asked: string | undefined;
  private given: readonly Item<'reaction'>[] | undefined;
  private others = 0;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly members: ItemLookup<'member'>,
  ) {}

  icon(name: ReactionName): TemplateResult {
    return icons[name]();
  }

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
        ${(Object.keys(icons) as ReactionName[]).map((name) => {
          const people = given
            .filter(({reaction}) => reaction === name)
            .map(({createdBy}) => this.members.get(createdBy)?.name ?? '…');
          return people.length > 0
            ? html`<li>
                ${icons[name]()}
                <span><span class="visually-hidden">${strings[name]}:</span> <bdi>${words.list(people)}</bdi></span>
              </li>`
            : nothing;
        })}
        ${this.others > 0 ? html`<li class="quiet">${strings.andOthers(this.others)}</li>` : nothing}
      </ul>
    </div>`;
  }
}
