import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {enterAddress} from '../../ui/enter-address.js';

const ours = /^#cop-(?:(practice)|collection)(?:s$|-(.+))/;

/** Which practice the address of the page names, `#cop-practice-<id>`; or which collection, or all: `#cop-collection-<id>`, `#cop-collections`. */
export class PracticeAddress implements ReactiveController {
  /** Of a practice. */
  id = '';
  /** Of a collection; empty for all of them, and left out where none is asked for. */
  collection: string | undefined;
  /** Where whoever reads a practice came from: a collection, or nowhere. */
  before = '';
  private now = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: () => void,
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

  /** Goes to a practice, to a collection, or back to none, as a step of the browser's history. */
  go(hash: string): void {
    const {pathname, search} = location;
    enterAddress(hash || pathname + search, 'push');
    this.read(hash);
  }

  private readonly follow = (): void => this.read(location.hash);

  private read(hash: string): void {
    const [now, practice, id = ''] = ours.exec(hash) ?? [''];
    if (now === this.now) return;
    if (!practice) this.before = '';
    else if (!this.id) this.before = this.now;
    this.now = now;
    this.id = practice ? decoded(id) : '';
    this.collection = now && !practice ? decoded(id) : undefined;
    this.host.requestUpdate();
    this.changed();
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
