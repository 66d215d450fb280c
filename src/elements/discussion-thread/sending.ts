import type {Change, CommunityAdapter, WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import {CommunityError, isAbort, toCommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';

type Sendable = Change & {readonly verb: 'create' | 'update'};

/** How long an answer is waited for before an outbox may say that it has it, in milliseconds: a refusal is best told at once. */
const patience = 500;

/** What became of a change: why it was not sent, or that it is in safe hands. */
export type Sent =
  | {readonly error: CommunityError}
  /** The person gave it up while it was on its way. */
  | {readonly isGivenUp: true}
  /** Settles with the stored item; with nothing where an outbox took it and it was refused or given up later. */
  | {readonly stored: Promise<WriteResult | undefined>};

/** An adapter that keeps what it could not send; a wrapper around sources, so it is told by what it can do. */
interface Keeping extends CommunityAdapter {
  retry(key: string): Promise<void>;
  discard(key: string): Promise<void>;
}

export function isKeeping(adapter: CommunityAdapter | undefined): adapter is Keeping {
  return adapter !== undefined && 'retry' in adapter && 'discard' in adapter;
}

/** Sends a change; settles as soon as the source has it, or an outbox has taken it and shows it as on its way. */
export async function send({adapter}: CommunitySource, change: Sendable, key: string): Promise<Sent> {
  if (!adapter?.write)
    return {error: new CommunityError('unsupported', 'This community can be read here, not written.')};
  const written = adapter.write(change, {key});
  const stored = written.catch(() => undefined);
  const answered: Promise<Sent> = written.then(
    () => ({stored}),
    (error: unknown) => (isAbort(error) ? {isGivenUp: true} : {error: toCommunityError(error)}),
  );
  if (!isKeeping(adapter)) return answered;
  const id = change.verb === 'create' ? change.item.id : change.id;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const taken = new Promise<Sent>((resolve) => {
    const look = async () => {
      const [item] = await adapter.get(change.kind, [id]).catch(() => []);
      if (item?.pending?.key === key) resolve({stored});
    };
    timer = setTimeout(() => {
      stop = adapter.watch?.({kinds: [change.kind]}, () => void look()) ?? stop;
      void look();
    }, patience);
  });
  try {
    const sent = await Promise.race([answered, taken]);
    // What was refused is in the editor still: not to be kept twice.
    if ('error' in sent) await adapter.discard(key).catch(() => {});
    return sent;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Ids and keys for sending: the same ones as long as what is sent is the same, so that trying again cannot send it twice. */
export class Attempts {
  private print = '';
  private names = {id: newId(), key: newId()};

  for(content: unknown): {readonly id: string; readonly key: string} {
    const print = JSON.stringify(content);
    if (print !== this.print) this.names = {id: newId(), key: newId()};
    this.print = print;
    return this.names;
  }
}
