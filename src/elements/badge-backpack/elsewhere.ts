import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Badges} from '../../adapter/badges.js';
import type {Checked} from '../../badges/verify.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {badges} from '../../i18n/en/badges.js';
import type {common} from '../../i18n/en/common.js';
import type {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {emblem} from '../../ui/emblem.js';
import {failure} from '../../ui/states.js';
import {verdictView} from '../badge-verifier/verdict-view.js';

/** Badges that somebody brought from elsewhere: with who gave them, checked again by whoever wants, and removed by their owner. */
export class Elsewhere {
  private readonly removing: CommunityAction;
  private readonly checks = new Map<string, Checked | 'busy' | 'failed'>();
  private error: CommunityError | undefined;
  private isBusy = false;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly kept: CommunityQuery<'credential'>,
    private readonly localize: Localize<(typeof badges)['phrases']>,
    private readonly shared: Localize<(typeof common)['phrases']>,
    private readonly say: (words: string) => void,
  ) {
    this.removing = new CommunityAction(host, source);
  }

  render(isOwn: boolean): TemplateResult {
    const {strings} = this.localize;
    const error = this.error ?? this.removing.error;
    return html`<section aria-labelledby="elsewhere">
      <h3 id="elsewhere" tabindex="-1">${isOwn ? strings.elsewhere : strings.ofTheirs}</h3>
      ${this.kept.items.length === 0 && this.kept.page ? html`<p class="hint">${isOwn ? strings.noneElsewhere : strings.noneOfTheirs}</p>` : nothing}
      <ul class="badges-list" role="list">
        ${repeat(
          this.kept.items,
          ({id}) => id,
          (each) => this.renderOne(each),
        )}
      </ul>
      ${error ? failure(error, this.shared.strings) : nothing}
      ${
        isOwn && this.source.adapter?.badges
          ? html`<p>
              <button type="button" class="button" aria-disabled=${this.isBusy} @click=${this.handleChoose}>
                ${strings.bring}
              </button>
              <input type="file" hidden accept=".svg,.png,.json,.jwt,.jws,.txt" @change=${this.handleFile} />
            </p>`
          : nothing
      }
    </section>`;
  }

  private renderOne(item: Item<'credential'>): TemplateResult {
    const {strings, words} = this.localize;
    const {id, name, issuer, createdAt, may} = item;
    const check = this.checks.get(id);
    return html`<li data-credential=${id}>
      ${emblem({id: `${issuer} ${name}`})}
      <div class="said">
        <p class="name" dir="auto">${name}</p>
        <p class="quiet meta">
          ${issuer ? html`<span dir="auto">${strings.by(issuer)}</span>` : nothing}
          <span>${strings.wasValid(words.date(createdAt))}</span>
        </p>
        <div role="status">
          ${check === 'busy' ? html`<p class="hint">${strings.checking}</p>` : check === 'failed' ? html`<p class="field-error">${strings.noCode}</p>` : check ? verdictView(check, strings, words) : nothing}
        </div>
        <p class="row acts">
          <button
            type="button"
            class="as-link"
            aria-label=${strings.checkThis(name)}
            @click=${() => void this.check(item)}
          >
            ${strings.checkAgain}
          </button>
          ${
            may?.includes('remove') && this.source.can('credential', 'remove')
              ? html`<button
                  type="button"
                  class="as-link"
                  aria-label=${strings.removeThis(name)}
                  @click=${() => void this.remove(item)}
                >
                  ${strings.remove}
                </button>`
              : nothing
          }
        </p>
      </div>
    </li>`;
  }

  private async check({id, signed}: Item<'credential'>): Promise<void> {
    this.checks.set(id, 'busy');
    this.host.requestUpdate();
    try {
      const {checkSigned} = await import('../badge-verifier/check-badge.js');
      this.checks.set(id, await checkSigned(signed, this.source.adapter));
    } catch {
      this.checks.set(id, 'failed');
    }
    this.host.requestUpdate();
  }

  private async remove({id, version}: Item<'credential'>): Promise<void> {
    const result = await this.removing.run({verb: 'remove', kind: 'credential', id, version});
    if (!result) return;
    await this.kept.reload();
    this.say(this.localize.strings.removed);
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('#elsewhere')?.focus();
  }

  private readonly handleChoose = (): void =>
    this.host.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!.click();

  private readonly handleFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (!file || this.isBusy) return;
    await this.bring(file, await this.source.adapter!.badges!());
  };

  private async bring(file: Blob, source: Badges): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const {name} = await source.take(file);
      await this.kept.reload();
      this.say(this.localize.strings.brought(name));
    } catch (error) {
      this.error = toCommunityError(error);
    }
    this.isBusy = false;
    this.host.requestUpdate();
  }
}
