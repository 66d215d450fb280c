import type {ReactiveControllerHost} from 'lit';

import type {Change, WriteResult} from '../adapter/contract.js';
import type {CommunityError} from '../model/errors.js';
import {newId} from '../model/id.js';
import {send} from './sending.js';
import type {CommunitySource} from './source.js';

/** Writes for an element, and tells how it went. */
export class CommunityAction {
  isBusy = false;
  /** Why the last change failed; gone with the next one. */
  error: CommunityError | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
  ) {}

  /**
   * Makes the change; answers `undefined` where it failed, and keeps the reason in `error`.
   *
   * Where an outbox has taken the change and the source does not answer, this does not wait for it: the item then says `pending`.
   *
   * @param key The idempotency key: pass the same one to try the same change again.
   */
  async run(change: Change, key = newId()): Promise<WriteResult | undefined> {
    this.isBusy = true;
    this.error = undefined;
    this.host.requestUpdate();
    const sent = await send(this.source.adapter, change, key);
    this.isBusy = false;
    this.host.requestUpdate();
    if ('result' in sent) return sent.result;
    if ('error' in sent) this.error = sent.error;
    return undefined;
  }
}
