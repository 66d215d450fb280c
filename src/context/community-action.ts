import type {ReactiveControllerHost} from 'lit';

import type {Change, CommunityAdapter, WriteResult} from '../adapter/contract.js';
import {CommunityError, toCommunityError} from '../model/errors.js';
import {newId} from '../model/id.js';
import type {CommunitySource} from './source.js';

/** How long an answer is waited for before an outbox may say that it has it, in milliseconds: a refusal is best told at once. */
const patience = 500;

type Single = Exclude<Change, {verb: 'restore'}>;

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
    const {adapter} = this.source;
    try {
      if (!adapter?.write) throw new CommunityError('unsupported', 'This community can be read here, not written.');
      const written = adapter.write(change, {key});
      if (!isKeeping(adapter) || change.verb === 'restore') return await written;
      return await firstOf(written, adapter, change, key);
    } catch (error) {
      this.error = toCommunityError(error);
      // Whoever wrote it still has it in front of them: it is not to be kept twice.
      if (isKeeping(adapter)) await adapter.discard(key).catch(() => {});
      return undefined;
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }
}

/** An adapter that keeps what it could not send; a wrapper around sources, so it is told by what it can do. */
interface Keeping extends CommunityAdapter {
  discard(key: string): Promise<void>;
}

function isKeeping(adapter: CommunityAdapter | undefined): adapter is Keeping {
  return adapter !== undefined && 'discard' in adapter;
}

/** The answer of the source, or that the outbox shows the change as on its way. */
async function firstOf(
  written: Promise<WriteResult>,
  adapter: CommunityAdapter,
  change: Single,
  key: string,
): Promise<WriteResult> {
  const {kind} = change;
  const id = change.verb === 'create' ? change.item.id : change.id;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const taken = new Promise<WriteResult>((resolve) => {
    const look = async () => {
      const items = await adapter.get(kind, [id]).catch(() => undefined);
      const item = items?.[0];
      if (item?.pending?.key === key) resolve({items: [item]});
      else if (items && !item && change.verb === 'remove') resolve({items: []});
    };
    timer = setTimeout(() => {
      stop = adapter.watch?.({kinds: [kind]}, () => void look()) ?? stop;
      void look();
    }, patience);
  });
  try {
    return await Promise.race([written, taken]);
  } finally {
    clearTimeout(timer);
    stop();
    written.catch(() => undefined);
  }
}
