import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {common} from '../../i18n/en/common.js';
import {savedViews} from '../../i18n/en/saved-views.js';
import {Localize} from '../../i18n/localize.js';
import {Choice} from '../../ui/choice.js';
import {pencilIcon} from '../../ui/icons/pencil.js';
import {trash2Icon} from '../../ui/icons/trash-2.js';
import type {Around} from './around.js';
import {shownOf, told, type Shown} from './shown.js';
import {ViewStore, type SavedView} from './view-store.js';

/** The views that somebody keeps of a directory: search, filters and order, under a name. */
export class SavedViews implements ReactiveController {
  private views: readonly SavedView[] = [];
  private name = '';
  /** The one whose name is being changed. */
  private renamed: string | undefined;
  private removed: SavedView | undefined;
  private said = '';
  private problem = '';
  private stop: (() => void) | undefined;
  private readonly localize: Localize<(typeof savedViews)['phrases']>;

  constructor(
    private readonly around: Around,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.localize = new Localize(around.host, savedViews);
    around.host.addController(this);
    around.source.onChange(() => this.hostConnected());
  }

  hostConnected(): void {
    this.stop?.();
    this.stop = this.store.watch(this.read);
    this.read();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {said, problem, removed} = this;
    return html`<section class="stack" part="saved-views">
      <h4>${strings.title}</h4>
      ${this.views.length === 0 ? html`<p class="hint">${strings.about}</p>` : nothing}
      <ul class="kept-views" aria-label=${strings.title}>
        ${repeat(
          this.views,
          ({name}) => name,
          (view) =>
            html`<li class="row">
              ${view.name === this.renamed ? this.renderRenaming(view) : this.renderView(view)}
            </li>`,
        )}
      </ul>
      <form class="row" @submit=${this.handleKeep}>
        <input
          class="field small"
          name="view"
          maxlength="80"
          autocomplete="off"
          aria-label=${strings.name}
          placeholder=${strings.name}
          aria-invalid=${problem ? 'true' : nothing}
          .value=${this.name}
          @input=${this.handleName}
        />
        <button class="button small" ?disabled=${!this.name.trim()}>${strings.keep}</button>
      </form>
      <p class="field-error" role="alert" ?hidden=${!problem}>${problem}</p>
      <div class="row hint" ?hidden=${!said}>
        <span role="status">${said}</span>
        ${removed ? html`<button type="button" class="as-link" @click=${this.handlePutBack}>${strings.putBack}</button>` : nothing}
      </div>
    </section>`;
  }

  private renderView({name, told: kept}: SavedView): TemplateResult {
    const {strings} = this.localize;
    const isShown = JSON.stringify(this.told) === JSON.stringify(kept);
    return html`<button
        type="button"
        class="button plain small view-name"
        aria-current=${isShown ? 'true' : nothing}
        @click=${() => this.choose(kept)}
      >
        <span>${name}</span>
      </button>
      <button
        type="button"
        class="button plain small round"
        aria-label=${strings.renameView(name)}
        title=${strings.rename}
        data-rename=${name}
        @click=${() => this.handleRename(name)}
      >
        ${pencilIcon()}
      </button>
      <button
        type="button"
        class="button plain small round"
        aria-label=${strings.removeView(name)}
        title=${this.shared.strings.remove}
        @click=${() => this.handleRemove(name)}
      >
        ${trash2Icon()}
      </button>`;
  }

  private renderRenaming(view: SavedView): TemplateResult {
    const {strings} = this.localize;
    return html`<form
      class="row"
      @submit=${(event: SubmitEvent) => this.handleRenamed(event, view)}
      @keydown=${this.handleKey}
    >
      <input
        class="field small"
        name="name"
        maxlength="80"
        autocomplete="off"
        aria-label=${strings.newName}
        .value=${view.name}
      />
      <button class="button small">${strings.save}</button>
      <button type="button" class="button plain small" @click=${() => this.endRenaming(view.name)}>
        ${this.shared.strings.cancel}
      </button>
    </form>`;
  }

  /** What is kept of what is shown: not the layout, which is a habit and no question. */
  private get told(): SavedView['told'] {
    const shown = this.around.shown();
    return told(shown, {...nothingAsked, view: shown.view});
  }

  private get store(): ViewStore {
    const {adapter, you} = this.around.source;
    return new ViewStore(adapter?.name ?? '', you);
  }

  private readonly read = (): void => {
    this.views = this.store.read();
    this.around.host.requestUpdate();
  };

  private choose(kept: SavedView['told']): void {
    const {text, sort, choice} = shownOf(kept, nothingAsked);
    this.around.show({text, sort, choice});
  }

  /** Keeps what another tab has kept meanwhile, too. */
  private change(make: (views: readonly SavedView[]) => readonly SavedView[], said: string): boolean {
    const failed = this.store.write([...make(this.store.read())].sort((a, b) => a.name.localeCompare(b.name)));
    this.problem = failed ? this.localize.strings[failed] : '';
    this.said = failed ? '' : said;
    this.removed = undefined;
    this.read();
    return !failed;
  }

  private readonly handleName = (event: Event): void => {
    this.name = (event.target as HTMLInputElement).value;
    this.problem = '';
    this.around.host.requestUpdate();
  };

  /** Under a name that is there already it takes the place of that one. */
  private readonly handleKeep = (event: Event): void => {
    event.preventDefault();
    const name = this.name.trim();
    if (!name) return;
    const view = {name, told: this.told};
    if (this.change((views) => [...without(views, name), view], this.localize.strings.kept(name))) this.name = '';
  };

  private handleRename(name: string): void {
    this.renamed = name;
    this.focusLater('.kept-views input');
  }

  private handleRenamed(event: SubmitEvent, view: SavedView): void {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    const {strings} = this.localize;
    if (!name || name === view.name) return this.endRenaming(view.name);
    if (this.store.read().some((each) => each.name === name)) {
      this.problem = strings.taken(name);
      return this.around.host.requestUpdate();
    }
    if (this.change((views) => [...without(views, view.name), {...view, name}], strings.kept(name)))
      this.endRenaming(name);
  }

  private endRenaming(name: string): void {
    this.renamed = undefined;
    this.problem = '';
    this.focusLater(`[data-rename="${CSS.escape(name)}"]`);
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.renamed === undefined) return;
    event.stopPropagation();
    this.endRenaming(this.renamed);
  };

  private handleRemove(name: string): void {
    const removed = this.views.find((view) => view.name === name);
    if (!this.change((views) => without(views, name), this.localize.strings.removed(name))) return;
    this.removed = removed;
    this.focusLater('[part=saved-views] .as-link');
  }

  private readonly handlePutBack = (): void => {
    const {removed} = this;
    if (!removed) return;
    this.change((views) => [...without(views, removed.name), removed], this.localize.strings.kept(removed.name));
    this.focusLater(`[data-rename="${CSS.escape(removed.name)}"]`);
  };

  private focusLater(selector: string): void {
    const {host} = this.around;
    host.requestUpdate();
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

const nothingAsked: Shown = {text: '', sort: '', view: 'cards', choice: new Choice()};

function without(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}
