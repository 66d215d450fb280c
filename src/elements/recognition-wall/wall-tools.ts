import {html, nothing, type TemplateResult} from 'lit';

import type {Query} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {nominations} from '../../i18n/en/nominations.js';
import {recognitionReport} from '../../i18n/en/recognition-report.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {downloadIcon} from '../../ui/icons/download.js';
import {printerIcon} from '../../ui/icons/printer.js';
import {Lazy} from '../../ui/lazy.js';
import {saveFile} from '../../ui/save-file.js';
import {failure, skeleton} from '../../ui/states.js';
import type {Nominations} from './nominations.js';
import type {RecognitionWallElement} from './recognition-wall.js';

export interface WallToolsOptions {
  /** What the wall shows now. */
  readonly query: () => Query<'award'> | undefined;
  /** How many of it. */
  readonly shown: () => number;
  /** Says it in a status line. */
  readonly say: (said: string) => void;
  /** There are other awards by now. */
  readonly changed: () => void;
}

/** What is done with a whole wall: it is printed, or taken along as a table, and people are nominated. Fetched when the wall is there. */
export class WallTools {
  private error: CommunityError | undefined;
  private isBusy = false;
  private isNominating = false;
  private readonly localize: Localize<(typeof recognitionReport)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly words: Localize<(typeof nominations)['phrases']>;
  private readonly nominations: Lazy<Nominations>;

  constructor(
    private readonly host: RecognitionWallElement,
    private readonly source: CommunitySource,
    private readonly options: WallToolsOptions,
  ) {
    this.localize = new Localize(host, recognitionReport);
    this.shared = new Localize(host, common);
    this.words = new Localize(host, nominations);
    this.nominations = new Lazy(host, async () => {
      const {Nominations} = await import('./nominations.js');
      return new Nominations(host, source, {
        given: options.changed,
        close: () => {
          this.isNominating = false;
          host.requestUpdate();
          void host.updateComplete.then(() =>
            host.renderRoot.querySelector<HTMLElement>('.nominations-button')?.focus(),
          );
        },
      });
    });
  }

  render(): TemplateResult {
    const button = (name: string, icon: TemplateResult, press: () => void, className: string) =>
      html`<button
        type="button"
        class="button plain round ${className}"
        aria-label=${name}
        title=${name}
        aria-disabled=${this.isBusy}
        @click=${press}
      >
        ${icon}
      </button>`;
    return html`<span class="row acts"
      >${this.renderNominations()}${button(this.localize.strings.report, downloadIcon(), this.report, 'report')}
      ${button(this.shared.strings.print, printerIcon(), () => void this.print(), 'print')}</span
    >`;
  }

  /** What stands below the tools: what went wrong with them, and who is nominated. */
  renderBelow(): unknown {
    const shared = this.shared.strings;
    const {part, error, again} = this.nominations;
    const desk = () => part?.render() ?? (error ? failure(error, shared, {retry: again}) : skeleton(1, shared.loading));
    return html`${this.error ? failure(this.error, shared, {retry: this.report}) : nothing}
    ${this.isNominating && this.isOffered ? desk() : nothing}`;
  }

  /** On the wall of a community, for those in it, and where it can only be read. */
  private get isOffered(): boolean {
    const {member, badge, noThanks} = this.host;
    const {you, description, adapter} = this.source;
    return !member && !badge && !noThanks && !!description?.kinds.nomination && (!!you || !adapter?.write);
  }

  private renderNominations(): TemplateResult | typeof nothing {
    if (!this.isOffered) return nothing;
    return html`<button
      type="button"
      class="button plain nominations-button"
      aria-expanded=${this.isNominating}
      @click=${this.toggle}
    >
      ${this.words.strings.title}
    </button>`;
  }

  private readonly toggle = (): void => {
    this.isNominating = !this.isNominating;
    this.host.requestUpdate();
    if (this.isNominating) void this.nominations.want().then(() => this.nominations.part?.begin());
  };

  private readonly report = (): void => {
    const query = this.options.query();
    if (query && !this.isBusy) void this.make(query);
  };

  private async make(query: Query<'award'>): Promise<void> {
    const {strings} = this.localize;
    this.isBusy = true;
    this.error = undefined;
    this.options.say(strings.making);
    try {
      const {reportOf} = await import('./recognition-report.js');
      const {text, count, isCut} = await reportOf(this.source, query, strings);
      saveFile(`${strings.file}-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv;charset=utf-8', text);
      this.options.say(isCut ? strings.some(count) : strings.made(count));
    } catch (error) {
      this.error = toCommunityError(error);
      this.options.say('');
    }
    this.isBusy = false;
    this.host.requestUpdate();
  }

  private async print(): Promise<void> {
    const {printAlone} = await import('../../ui/print-alone.js');
    const {host} = this;
    await printAlone(host, this.source, () => {
      const copy = document.createElement(host.localName) as RecognitionWallElement;
      const badge = this.options.query()?.where?.badge;
      return Object.assign(copy, {
        ...{member: host.member, badge: typeof badge === 'string' ? badge : '', compact: host.compact},
        ...{noThanks: true, limit: Math.max(host.limit, this.options.shown())},
      });
    });
  }
}
