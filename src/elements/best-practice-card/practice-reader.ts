import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {practiceReading} from '../../i18n/en/practice-reading.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {avatar, avatarStyles} from '../../ui/avatar.js';
import {fields} from '../../ui/fields.styles.js';
import {chevronDownIcon} from '../../ui/icons/chevron-down.js';
import {loadRichText, richText} from '../../ui/rich-text/rich-text.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import {partsOf, type Part} from './practice-parts.js';
import {readerStyles} from './practice-reader.styles.js';

type Practice = Item<'practice'>;

/** The whole text of a practice: its parts with a table of contents, who stands for it, and what it hangs together with. */
export class PracticeReader {
  private readonly localize: Localize<(typeof practiceReading)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  private readonly practices: ItemLookup<'practice'>;
  /** Is the table of contents open? Where there is room for it, from the start. */
  private hasContents: boolean | undefined;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
  ) {
    addStyles(host, fields, avatarStyles, richTextStyles, readerStyles);
    this.localize = new Localize(host, practiceReading);
    this.people = new ItemLookup(host, source, 'member');
    this.practices = new ItemLookup(host, source, 'practice');
  }

  /** Resolves when texts are drawn as they are meant. */
  async ready(): Promise<void> {
    await loadRichText().catch(() => undefined);
    await this.host.updateComplete;
  }

  render(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const parts = partsOf(practice, strings);
    return html`<div class="reading" part="text">
      ${parts.length > 2 ? this.renderContents(parts) : nothing}
      <div class="parts">
        ${parts.length === 0 ? html`<p class="quiet">${strings.nothingWritten}</p>` : nothing}
        ${parts.map(
          ({heading, text}, index) =>
            html`<section aria-labelledby="part-${index}">
              <h3 id="part-${index}" tabindex="-1"><bdi>${heading}</bdi></h3>
              ${richText(text, {headingLevel: 4, of: `practice/${practice.id}`})}
            </section>`,
        )}
        ${this.renderAround(practice)}
      </div>
    </div>`;
  }

  private renderContents(parts: readonly Part[]): TemplateResult {
    const {strings} = this.localize;
    const isOpen = (this.hasContents ??= this.isWide);
    return html`<nav aria-label=${strings.contents}>
      <button type="button" class="contents" aria-expanded=${isOpen} @click=${this.handleContents}>
        ${chevronDownIcon()} ${strings.contents}
      </button>
      ${
        isOpen
          ? html`<ol>
              ${parts.map(
                ({heading}, index) =>
                  html`<li>
                    <button type="button" class="as-link" @click=${() => this.handleGo(index)}>
                      <bdi>${heading}</bdi>
                    </button>
                  </li>`,
              )}
            </ol>`
          : nothing
      }
    </nav>`;
  }

  private renderAround(practice: Practice): TemplateResult {
    const {strings, words} = this.localize;
    const {authors, stewards, reviewers, replacedBy, related, origin, updatedAt} = practice;
    const provenance = origin && this.renderOrigin(origin);
    return html`<footer class="around">
      <dl>
        ${this.renderPeople(strings.authors, authors)} ${this.renderPeople(strings.stewards, stewards)}
        ${this.renderPeople(strings.reviewers, reviewers)}
        ${
          replacedBy
            ? html`<div>
                <dt>${strings.replacedBy}</dt>
                <dd>${this.renderPractice(replacedBy)}</dd>
              </div>`
            : nothing
        }
        ${
          related?.length
            ? html`<div>
                <dt>${strings.related}</dt>
                ${related.map((id) => html`<dd>${this.renderPractice(id)}</dd>`)}
              </div>`
            : nothing
        }
        ${
          provenance
            ? html`<div>
                <dt>${strings.origin}</dt>
                <dd>${provenance}</dd>
              </div>`
            : nothing
        }
      </dl>
      ${
        practice.tags?.length
          ? html`<ul class="chips">
              ${practice.tags.map((tag) => html`<li class="chip" dir="auto">${tag}</li>`)}
            </ul>`
          : nothing
      }
      <p class="quiet">${strings.updated(words.date(updatedAt))}</p>
    </footer>`;
  }

  private renderPeople(name: string, ids: readonly string[] | undefined): TemplateResult | typeof nothing {
    if (!ids?.length) return nothing;
    return html`<div>
      <dt>${name}</dt>
      ${ids.map((id) => this.renderPerson(id))}
    </div>`;
  }

  private renderPerson(id: string): TemplateResult {
    const person = this.people.get(id);
    // An owner who no longer exists, or is not open to the reader, is still named by what the source calls them.
    const name = person?.name ?? id;
    const link = safeLink(`member:${encodeURIComponent(id)}`);
    return html`<dd class="person">
      ${avatar({name, ...(person?.picture && {picture: person.picture})}, 'small')}
      <span dir="auto"
        >${person && link ? html`<a href=${link.href}>${name}</a>` : name}${
          person?.state === 'moved-on' ? html` <span class="quiet">(${this.localize.strings.movedOn})</span>` : nothing
        }</span
      >
    </dd>`;
  }

  private renderPractice(id: string): TemplateResult {
    const title = this.practices.get(id)?.title;
    const link = safeLink(`practice:${encodeURIComponent(id)}`);
    return title && link ? html`<a href=${link.href} dir="auto">${title}</a>` : html`<span dir="auto">${id}</span>`;
  }

  private renderOrigin({kind, id, url, title}: NonNullable<Practice['origin']>): TemplateResult | undefined {
    const link = safeLink(id && kind ? `${kind}:${encodeURIComponent(id)}` : (url ?? ''));
    const words = title ?? url ?? id;
    if (!words) return undefined;
    return link && (url || id)
      ? html`<a href=${link.href} rel="noopener" dir="auto">${words}</a>`
      : html`<span dir="auto">${words}</span>`;
  }

  private get isWide(): boolean {
    return this.host.offsetWidth > 52 * Number.parseFloat(getComputedStyle(this.host).fontSize);
  }

  private readonly handleContents = (): void => {
    this.hasContents = !this.hasContents;
    this.host.requestUpdate();
  };

  private handleGo(index: number): void {
    const heading = this.host.renderRoot.querySelector<HTMLElement>(`#part-${index}`);
    heading?.scrollIntoView({block: 'start'});
    heading?.focus({preventScroll: true});
  }
}
