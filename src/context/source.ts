import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {CommunityAdapter, Description} from '../adapter/contract.js';
import {CommunityError, isTransient, toCommunityError} from '../model/errors.js';
import type {Kind} from '../model/kinds.js';
import {communityContext, ensureContextRoot, type CommunityScope} from './community-context.js';
import type {RefusingAdapter} from './refusing-adapter.js';

/** How long an element waits for somebody to provide data before it says that nobody does, in milliseconds. */
const patience = 3000;

type Host = ReactiveControllerHost & HTMLElement;

const described = new WeakMap<CommunityAdapter, Promise<Description>>();

/** Asks each adapter once; a failure is asked again by the next. */
export function describeOnce(adapter: CommunityAdapter): Promise<Description> {
  const asked = described.get(adapter);
  if (asked) return asked;
  const answer = adapter.describe();
  described.set(adapter, answer);
  answer.catch(() => described.delete(adapter));
  return answer;
}

/** Where an element's data comes from, and what may be done there. One for each element; its queries and actions share it. */
export class CommunitySource implements ReactiveController {
  scope: CommunityScope | undefined;
  description: Description | undefined;
  /** Set when there is no source, or it would not say what it is. */
  error: CommunityError | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How long until it is asked again what it is, where it would not say. */
  private pause = patience;
  private isConfirmed = true;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly host: Host) {
    ensureContextRoot();
    host.addController(this);
    new ContextConsumer(host, {
      context: communityContext,
      subscribe: true,
      callback: (scope: CommunityScope | undefined) => this.receive(scope),
    });
  }

  hostConnected(): void {
    if (!this.scope) return this.wait();
    // Moved: whoever provides here answers at once, and if nobody does, the old scope is not ours any more.
    this.isConfirmed = false;
    queueMicrotask(() => {
      if (!this.isConfirmed && this.host.isConnected) this.receive(undefined);
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  get adapter(): CommunityAdapter | undefined {
    return this.scope?.adapter;
  }

  get community(): string | undefined {
    return this.scope?.community;
  }

  /** The member id of whoever is signed in. */
  get you(): string | undefined {
    return this.description?.you?.member;
  }

  /** Can this source do that with items of this kind? What this person may do to one item, `item.may` says. */
  can(kind: Kind, verb: string): boolean {
    return this.description?.kinds[kind]?.verbs.includes(verb) ?? false;
  }

  /** Asks the source once more what it is, where it would not say; opens it once more, where it could not be opened. */
  retry(): void {
    const {adapter} = this;
    if (!this.error || !adapter) return;
    if ('reopen' in adapter) return (adapter as RefusingAdapter).reopen();
    this.error = undefined;
    void this.describe(adapter);
    this.host.requestUpdate();
  }

  /** Calls back when another scope has come; for controllers that read from it. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.error = new CommunityError(
        'invalid',
        `<${this.host.localName}> has no community: put it inside <cop-community adapter="…">, or call provideAdapter().`,
      );
      console.error(this.error.message);
      this.changed();
    }, patience);
  }

  private receive(scope: CommunityScope | undefined): void {
    clearTimeout(this.timer);
    this.isConfirmed = true;
    if (scope && scope === this.scope) return this.describeLater(scope.adapter);
    this.scope = scope;
    this.description = undefined;
    this.error = undefined;
    this.pause = patience;
    if (scope?.adapter) void this.describe(scope.adapter);
    else if (!scope) this.wait();
    this.changed();
  }

  private async describe(adapter: CommunityAdapter): Promise<void> {
    try {
      const description = await describeOnce(adapter);
      if (this.adapter !== adapter) return;
      this.description = description;
      this.error = undefined;
    } catch (error) {
      if (this.adapter !== adapter) return;
      this.error = toCommunityError(error);
      this.describeLater(adapter);
    }
    this.host.requestUpdate();
  }

  /** A source that is away comes back, and a list may be there already that nobody could add to. */
  private describeLater(adapter: CommunityAdapter | undefined): void {
    clearTimeout(this.timer);
    if (!adapter || !this.error || !this.host.isConnected || !isTransient(this.error)) return;
    this.timer = setTimeout(() => {
      this.pause = Math.min(this.pause * 2, 16 * patience);
      void this.describe(adapter);
    }, this.pause);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
    this.host.requestUpdate();
  }
}
