import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import type {ReactionName} from '../../model/kinds.js';
import {plusIcon} from '../../ui/icons/plus.js';
import {thumbsUpIcon} from '../../ui/icons/thumbs-up.js';
import {usersIcon} from '../../ui/icons/users.js';
import {Lazy} from '../../ui/lazy.js';
import type {ToolStrings} from './feet.js';
import type {WhoReacted} from './who-reacted.js';

type Subject = Item<'discussion'> | Item<'reply'>;

/** Gives a reaction, or takes it back. */
export type Reacting = (subject: Subject, name: ReactionName) => Promise<void>;

/** In the order they stand in; named here too, so that a page need not carry the tables of all kinds. */
const reactions: readonly ReactionName[] = ['helpful', 'like', 'thanks', 'insightful', 'celebrate'];

/** Reactions to what was said: how many, one's own, and whose they are. */
export class Reactions {
  /** The id of what is being reacted to, while the choice is open. */
  private choosing: string | undefined;
  private asked: string | undefined;
  private readonly who: Lazy<WhoReacted>;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly react: Reacting,
    members: ItemLookup<'member'>,
  ) {
    this.who = new Lazy(host, async () => new (await import('./who-reacted.js')).WhoReacted(host, source, members));
  }

  render(subject: Subject, strings: ToolStrings, words: Words): TemplateResult {
    const counts = reactions.map((name) => [name, subject.counts?.[`reaction:${name}`] ?? 0] as const);
    const isChoosing = this.choosing === subject.id;
    const may = this.may(subject);
    const shown = counts.filter(([name, count]) => count > 0 || (may && (name === 'helpful' || isChoosing)));
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    if (shown.length === 0) return html``;
    return html`<div
      class="reactions"
      role="group"
      aria-label=${strings.reactionsLabel}
      @keydown=${(event: KeyboardEvent) => this.handleKeys(event)}
    >
      ${shown.map(([name, count]) => this.renderOne(subject, name, count, may, strings))}
      ${
        may && !isChoosing
          ? html`<button
              type="button"
              class="quiet-button on-hover"
              aria-label=${strings.react}
              title=${strings.react}
              @click=${() => this.choose(subject)}
            >
              ${plusIcon()}
            </button>`
          : nothing
      }
      ${total > 0 ? this.renderWho(subject, strings, words) : nothing}
    </div>`;
  }

  /** The usual one is here; the others come where somebody has given one, and have their place meanwhile. */
  private icon(name: ReactionName): TemplateResult {
    if (name === 'helpful') return thumbsUpIcon();
    void this.who.want();
    return this.who.part?.icon(name) ?? html`<svg class="icon"></svg>`;
  }

  private renderOne(subject: Subject, name: ReactionName, count: number, may: boolean, strings: ToolStrings) {
    const isMine = subject.mine?.[`reaction:${name}`] !== undefined;
    const inside = html`${this.icon(name)}<span class=${name === 'helpful' ? nothing : 'visually-hidden'}
        >${strings[name]}</span
      >${count > 0 ? html` <span class="count">${count}</span>` : nothing}`;
    if (!may && !isMine) return html`<span class="reaction" title=${strings[name]}>${inside}</span>`;
    return html`<button
      type="button"
      class="reaction ${count === 0 ? 'on-hover' : ''}"
      aria-pressed=${isMine}
      title=${strings[name]}
      @click=${() => void this.toggle(subject, name)}
    >
      ${inside}
    </button>`;
  }

  private renderWho(subject: Subject, strings: ToolStrings, words: Words) {
    const isOpen = this.asked === subject.id;
    return html`<span class="who">
      <button
        type="button"
        class="quiet-button on-hover"
        aria-expanded=${isOpen}
        aria-label=${strings.whoReacted}
        title=${strings.whoReacted}
        @click=${() => void this.ask(subject)}
      >
        ${usersIcon()}
      </button>
      ${isOpen ? this.who.part?.render(subject.id, strings, words) : nothing}
    </span>`;
  }

  private may({may}: Subject): boolean {
    return this.source.can('reaction', 'create') && (may?.includes('create:reaction') ?? true);
  }

  private choose({id}: Subject): void {
    this.choosing = id;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.entry(id)?.querySelector<HTMLElement>('.reactions .reaction:nth-of-type(2)')?.focus(),
    );
  }

  private async toggle(subject: Subject, name: ReactionName): Promise<void> {
    this.choosing = undefined;
    this.asked = undefined;
    await this.react(subject, name);
    await this.host.updateComplete;
    // With the last one its button may go.
    const entry = this.entry(subject.id);
    if (entry && !(this.host.renderRoot as ShadowRoot).activeElement)
      entry.querySelector<HTMLElement>('.reactions .reaction')?.focus();
  }

  private async ask({id}: Subject): Promise<void> {
    const isOpen = this.asked === id;
    this.asked = isOpen ? undefined : id;
    this.host.requestUpdate();
    if (isOpen) return;
    if (this.who.error) this.who.again();
    await this.who.want();
    await this.who.part?.read(id);
  }

  private handleKeys(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || (this.asked === undefined && this.choosing === undefined)) return;
    event.stopPropagation();
    const isWho = this.asked !== undefined;
    const group = event.currentTarget as HTMLElement;
    this.asked = undefined;
    this.choosing = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      group.querySelector<HTMLElement>(isWho ? '.who > button' : '.quiet-button')?.focus(),
    );
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }
}
