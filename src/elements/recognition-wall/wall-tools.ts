import {html, nothing, type TemplateResult} from 'lit';

import type {Query} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {badgeDesk} from '../../i18n/en/badge-desk.js';
import {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {nominations} from '../../i18n/en/nominations.js';
import {quietHelp} from '../../i18n/en/quiet-help.js';
import {recognitionReport} from '../../i18n/en/recognition-report.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {downloadIcon} from '../../ui/icons/download.js';
import {printerIcon} from '../../ui/icons/printer.js';
import {Lazy} from '../../ui/lazy.js';
import {saveFile} from '../../ui/save-file.js';
import {failure, skeleton} from '../../ui/states.js';
import {leadsIn} from '../review-queue/leads.js';
import type {AwardActs} from './award-acts.js';
import type {BadgeDesk} from './badge-desk.js';
import {hadWords} from './badge-rule.js';
import {mayThank} from './may-thank.js';
import type {Nominations} from './nominations.js';
import type {OwnBadges} from './own-badges.js';
import type {QuietHelp} from './quiet-help.js';
import type {RecognitionWallElement} from './recognition-wall.js';
import type {ThankBeginning} from './thank-form.js';

export interface WallToolsOptions {
  /** What the wall shows now. */
  readonly query: () => Query<'award'> | undefined;
  /** How many of it. */
  readonly shown: () => number;
  /** Says it in a status line. */
  readonly say: (said: string) => void;
  /** There are other awards by now. */
  readonly changed: () => Promise<void>;
  readonly badgeName: (id: string) => string;
  /** Opens the form in which somebody is thanked. */
  readonly thank: (beginning: ThankBeginning) => void;
}

/** What can stand open below the tools. */
type Desk = 'nominations' | 'own' | 'help' | 'badges';

/** What is done with a whole wall: it is printed, or taken along as a table, people are nominated, and badges with a rule taken. Fetched when the wall is there. */
export class WallTools {
  private error: CommunityError | undefined;
  private isBusy = false;
  /** What stands open below the tools. */
  private opened: Desk | undefined;
  private readonly localize: Localize<(typeof recognitionReport)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly words: Localize<(typeof nominations)['phrases']>;
  private readonly helping: Localize<(typeof quietHelp)['phrases']>;
  private readonly badgeWords: Localize<(typeof badgeDesk)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly deeds: Lazy<AwardActs>;
  private readonly desks: {
    readonly nominations: Lazy<Nominations>;
    readonly own: Lazy<OwnBadges>;
    readonly help: Lazy<QuietHelp>;
    readonly badges: Lazy<BadgeDesk>;
  };

  constructor(
    private readonly host: RecognitionWallElement,
    private readonly source: CommunitySource,
    private readonly options: WallToolsOptions,
  ) {
    this.localize = new Localize(host, recognitionReport);
    this.shared = new Localize(host, common);
    this.words = new Localize(host, nominations);
    this.rules = new Localize(host, badgeRules);
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => (this.mayTake ? {where: {state: 'active'}, sort: 'name', limit: 100} : undefined),
    });
    this.helping = new Localize(host, quietHelp);
    this.badgeWords = new Localize(host, badgeDesk);
    const {thank, changed} = options;
    const close = (name: Desk) => () => this.put(undefined, `.${name}-button`);
    const isShown = (name: Desk) => () => this.opened === name;
    this.desks = {
      own: new Lazy(host, async () => {
        const {OwnBadges} = await import('./own-badges.js');
        return new OwnBadges(host, source, this.rules, () => this.ruled, {
          taken: () => void changed(),
          close: close('own'),
        });
      }),
      nominations: new Lazy(host, async () => {
        const {Nominations} = await import('./nominations.js');
        return new Nominations(host, source, {given: () => void changed(), close: close('nominations')});
      }),
      help: new Lazy(host, async () => {
        const {QuietHelp} = await import('./quiet-help.js');
        return new QuietHelp(host, source, {thank, isShown: isShown('help'), close: close('help')});
      }),
      badges: new Lazy(host, async () => {
        const {BadgeDesk} = await import('./badge-desk.js');
        return new BadgeDesk(host, source, this.badgeWords, {isShown: isShown('badges'), close: close('badges')});
      }),
    };
    // Most awards on a wall are other people's.
    this.deeds = new Lazy(host, async () => {
      const {AwardActs} = await import('./award-acts.js');
      return new AwardActs(host, source, async (said) => {
        await changed();
        if (said) options.say(said);
      });
    });
    source.onChange(() => (this.opened = undefined));
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
      >${this.renderOwn()}${this.isOffered('nominations') ? this.opener('nominations', this.words.strings.title) : nothing}
      ${this.isOffered('help') ? this.opener('help', this.helping.strings.open) : nothing}
      ${this.isOffered('badges') ? this.opener('badges', this.badgeWords.strings.title) : nothing}${button(this.localize.strings.report, downloadIcon(), this.report, 'report')}
      ${button(this.shared.strings.print, printerIcon(), () => void this.print(), 'print')}</span
    >`;
  }

  /** What stands below the tools: what went wrong with them, and what stands open. */
  renderBelow(): unknown {
    const shared = this.shared.strings;
    const {opened} = this;
    const {part, error, again} = (opened && this.desks[opened]) ?? {};
    const drawn = part?.render() ?? (error ? failure(error, shared, {retry: again!}) : skeleton(1, shared.loading));
    const {deeds} = this;
    return html`${deeds.error ? failure(deeds.error, shared, {retry: deeds.again}) : nothing}
    ${deeds.part?.error ? failure(deeds.part.error, shared) : nothing}
    ${this.error ? failure(this.error, shared, {retry: this.report}) : nothing}
    ${opened && this.isOffered(opened) ? drawn : nothing}`;
  }

  /** Opens one of them, or puts all away and goes back to where it was opened. */
  private put(opened: WallTools['opened'], back = ''): void {
    this.opened = opened;
    this.host.requestUpdate();
    const find = (selector: string) => this.host.renderRoot.querySelector<HTMLElement>(selector);
    if (back) void this.host.updateComplete.then(() => (find(back) ?? find('.thank-button'))?.focus());
  }

  /** By which rule somebody took an award of theirs, and what they do with it. */
  renderActs(award: Item<'award'>): unknown {
    const {rule, may, badge} = award;
    const said = rule && hadWords(rule, this.rules.strings, this.rules.words);
    const mayAct = may?.some((act) => act === 'hide' || act === 'show' || act === 'revoke') === true;
    if (mayAct) void this.deeds.want();
    return html`${said ? html`<span class="mark">${said}</span>` : nothing}
    ${mayAct ? this.deeds.part?.render(award, this.options.badgeName(badge)) : nothing}`;
  }

  private renderOwn(): TemplateResult | typeof nothing {
    if (!this.mayTake || this.ruled.length === 0) return nothing;
    void this.desks.own.want();
    const count = this.desks.own.part?.count;
    return count === undefined ? nothing : this.opener('own', this.rules.strings.open(count));
  }

  /** The badges that have a rule. */
  private get ruled(): readonly Item<'badge'>[] {
    return this.badges.items.filter(({rule}) => rule);
  }

  /** On the wall of a community, and on one's own. */
  private get mayTake(): boolean {
    const {member, badge, noThanks} = this.host;
    const {you, adapter} = this.source;
    const isHere = !badge && !noThanks && (!member || member === you);
    return isHere && you !== undefined && !!adapter?.write && this.source.can('award', 'create');
  }

  /** What there is on the wall of a community, for whom. */
  private isOffered(desk: Desk): boolean {
    const {member, badge, noThanks} = this.host;
    const {you, description, adapter} = this.source;
    if (desk === 'own') return this.mayTake;
    if (member || badge || noThanks || !description) return false;
    if (desk === 'help') return mayThank(this.source);
    if (desk === 'badges')
      return !!adapter?.write && this.source.can('badge', 'create') && leadsIn(this.source).length > 0;
    return !!description.kinds.nomination && (!!you || !adapter?.write);
  }

  private opener(name: Desk, label: string): TemplateResult {
    const isOpen = this.opened === name;
    const press = () => {
      this.put(isOpen ? undefined : name);
      const desk: Lazy<{begin(): void}> = this.desks[name];
      if (!isOpen) void desk.want().then(() => desk.part?.begin());
    };
    return html`<button type="button" class="button plain ${name}-button" aria-expanded=${isOpen} @click=${press}>
      ${label}
    </button>`;
  }

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
