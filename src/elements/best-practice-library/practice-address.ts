import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {enterAddress} from '../../ui/enter-address.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';

const start = '#cop-practice-';

/** Which practice the address of the page names: `#cop-practice-<id>`. */
export class PracticeAddress implements ReactiveController {
  id = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: (id: string) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.follow);
    addEventListener('popstate', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.follow);
    removeEventListener('popstate', this.follow);
  }

  /** Goes to a practice, or back to none, as a step of the browser's history. */
  go(id: string): void {
    const {pathname, search} = location;
    enterAddress(id ? itemHref('practice', id) : pathname + search, 'push');
    this.set(id);
  }

  private readonly follow = (): void => {
    if (location.hash.startsWith(start)) this.set(decoded(location.hash.slice(start.length)));
    else if (this.id) this.set('');
  };

  private set(id: string): void {
    if (id === this.id) return;
    this.id = id;
    this.host.requestUpdate();
    this.changed(id);
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
