import type {Change, CommunityAdapter, WriteResult} from '../adapter/contract.js';
import {CommunityError, isAbort, toCommunityError, type ErrorKind} from '../model/errors.js';
import {isKeeping} from './keeping.js';

/** How long an answer is waited for before an outbox may say that it has it, in milliseconds: a refusal is best told at once. */
const patience = 500;

/** What became of a change: why it was not sent, or that it is in safe hands. */
export type Sent =
  | {readonly error: CommunityError}
  /** The person gave it up while it was on its way. */
  | {readonly isGivenUp: true}
  | {
      /** What the source made of it, or the item as an outbox shows it meanwhile. */
      readonly result: WriteResult;
      /** Settles with the stored item; with nothing where an outbox took it and it was refused or given up later. */
      readonly stored: Promise<WriteResult | undefined>;
    };

/** Sends a change; settles as soon as the source has it, or an outbox has taken it and shows it as on its way. */
export async function send(adapter: CommunityAdapter | undefined, change: Change, key: string): Promise<Sent> {
  if (!adapter?.write)
    return {error: new CommunityError('unsupported', 'This community can be read here, not written.')};
  const written = adapter.write(change, {key});
  const stored = written.catch(() => undefined);
  const answered: Promise<Sent> = written.then(
    (result) => ({result, stored}),
    (error: unknown) => (isAbort(error) ? {isGivenUp: true} : {error: toCommunityError(error)}),
  );
  if (!isKeeping(adapter) || change.verb === 'restore') return answered;
  const {kind} = change;
  const id = change.verb === 'create' ? change.item.id : change.id;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const taken = new Promise<Sent>((resolve) => {
    const look = async () => {
      const items = await adapter.get(kind, [id]).catch(() => undefined);
      const item = items?.[0];
      const {reason} = item?.pending ?? {};
      if (item?.pending?.key === key) {
        if (adapter.keeps) resolve({result: {items: [item]}, stored});
        // In memory it is not in safe hands: whoever wrote it keeps it in front of them, and is told.
        else if (reason) resolve({error: new CommunityError(reason.kind as ErrorKind, reason.message)});
      } else if (items && !item && change.verb === 'remove') resolve({result: {items: []}, stored});
      // The source has it, and only its answer was lost: nobody else makes this id.
      else if (item && !item.pending && change.verb === 'create') resolve({result: {items: [item]}, stored});
    };
    timer = setTimeout(() => {
      stop = adapter.watch?.({kinds: [kind]}, () => void look()) ?? stop;
      void look();
    }, patience);
  });
  try {
    const sent = await Promise.race([answered, taken]);
    // Whoever wrote what was refused still has it in front of them: it is not to be kept twice.
    if ('error' in sent) await adapter.discard(key).catch(() => {});
    return sent;
  } finally {
    clearTimeout(timer);
    stop();
  }
}
