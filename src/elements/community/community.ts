import {ContextConsumer, ContextProvider} from '@lit/context';
import {LitElement, css, html, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {CommunityAdapter} from '../../adapter/contract.js';
import {communityContext, ensureContextRoot, type CommunityScope} from '../../context/community-context.js';
import {refusingAdapter} from '../../context/refusing-adapter.js';
import {onAdapterRegistered} from '../../context/registry.js';
import {acquireAdapter, type Lease} from '../../context/shared-adapters.js';
import {CommunityError, toCommunityError} from '../../model/errors.js';

/**
 * Gives the elements inside it their data: a source by its name, and which community of it they are about.
 *
 * Inside another one, and without an `adapter` of its own, it narrows that one to a community.
 *
 * Where people can write, and the source cannot keep its usual promises, it says so above what it holds.
 *
 * @slot - Everything that shows this community.
 * @csspart limits - What the source cannot do here, in its own words.
 */
export class CommunityElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }

    [part='limits'] {
      margin-block: 0 1em;
      margin-inline: 0;
      padding-block: 0.5em;
      padding-inline: 0.9em;
      border-inline-start: 3px solid var(--cop-warn, light-dark(#7d4e00, #efbf6a));
      background: color-mix(in srgb, currentcolor 6%, transparent);
      font-size: 0.9em;
    }
  `;

  /** The name of the source: `static`, `local`, or one given to `registerAdapter`. */
  @property() adapter = '';

  /** The address of the source, relative to the page. */
  @property() src = '';

  /** The id of the one community everything inside is narrowed to; all of the reader's own where left out. */
  @property() community = '';

  /** Who I am, for sources that have no sign-in: a member's id. */
  @property() person = '';

  @state() private limits: readonly string[] = [];

  private readonly provider = new ContextProvider(this, {context: communityContext});
  private outer: CommunityScope | undefined;
  private lease: Lease | undefined;
  private opened: CommunityAdapter | undefined;
  private stopWaiting: (() => void) | undefined;

  constructor() {
    super();
    ensureContextRoot();
    new ContextConsumer(this, {
      context: communityContext,
      subscribe: true,
      callback: (scope: CommunityScope | undefined) => {
        this.outer = scope;
        this.provide();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.release();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adapter') || changed.has('src') || changed.has('person')) void this.open();
    else if (changed.has('community')) this.provide();
  }

  protected override render() {
    return html`${this.limits.map((limit) => html`<p part="limits" role="note">${limit}</p>`)}<slot></slot>`;
  }

  private async open(): Promise<void> {
    this.release();
    this.provide();
    if (!this.adapter || !this.isConnected) return;
    const {src, baseURI} = this;
    if (src && !URL.canParse(src, baseURI))
      return this.refuse(new CommunityError('invalid', `<cop-community src="${src}">: this is not an address.`));
    const lease = (this.lease = acquireAdapter(this.adapter, {
      ...(src && {src: new URL(src, baseURI).href}),
      ...(this.person && {person: this.person}),
      attributes: Object.fromEntries([...this.attributes].map(({name, value}) => [name, value])),
    }));
    try {
      const adapter = await lease.adapter;
      if (this.lease === lease) this.opened = adapter;
      void this.readLimits(adapter);
    } catch (error) {
      if (this.lease !== lease) return;
      this.refuse(toCommunityError(error));
      // It may only be late: its script can still come.
      this.stopWaiting = onAdapterRegistered(() => void this.open());
      return;
    }
    this.provide();
  }

  /** Every element inside says why. */
  private refuse(error: CommunityError): void {
    console.error(error.message);
    this.opened = refusingAdapter(error, () => void this.open());
    this.provide();
  }

  /** Who can only read needs no telling what writing would be like. */
  private async readLimits(adapter: CommunityAdapter): Promise<void> {
    const {limits = []} = adapter.write ? await adapter.describe().catch(() => ({limits: []})) : {};
    if (this.opened === adapter) this.limits = limits;
  }

  private release(): void {
    this.limits = [];
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    this.lease?.release();
    this.lease = undefined;
    this.opened = undefined;
  }

  private provide(): void {
    const adapter = this.adapter ? this.opened : this.outer?.adapter;
    const community = this.community || this.outer?.community;
    const isOpening = Boolean(this.adapter) || this.outer !== undefined;
    this.provider.setValue(
      isOpening ? {...(adapter && {adapter}), ...(community && {community})} : (undefined as unknown as CommunityScope),
    );
  }
}
