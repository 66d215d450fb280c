import type {ReactiveControllerHost} from 'lit';

import type {Change, WriteResult} from '../adapter/contract.js';
import {CommunityError, toCommunityError} from '../model/errors.js';
import {newId} from '../model/id.js';
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
   * @param key The idempotency key: pass the same one to try the same change again.
   */
  async run(change: Change, key = newId()): Promise<WriteResult | undefined> {
    this.isBusy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const {adapter} = this.source;
      if (!adapter?.write) throw new CommunityError('unsupported', 'This community can be read here, not written.');
      return await adapter.write(change, {key});
    } catch (error) {
      this.error = toCommunityError(error);
      return undefined;
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }
}
