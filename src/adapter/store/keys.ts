import {CommunityError} from '../../model/errors.js';
import type {RememberedKey} from './types.js';

const month = 30 * 86_400_000;

/** Idempotency keys with their answers, for 30 days. */
export class Keys {
  private readonly kept = new Map<string, RememberedKey>();

  constructor(private readonly now: () => number) {}

  remember(key: RememberedKey): void {
    this.kept.set(key.key, key);
    // The oldest come first, for they were put in first.
    for (const old of this.kept.values()) {
      if (old.at > this.now() - month) break;
      this.kept.delete(old.key);
    }
  }

  /** The answer this key was given, if the change is the same one. */
  find(key: string, print: string): RememberedKey | undefined {
    const known = this.kept.get(key);
    if (!known || known.at <= this.now() - month) return undefined;
    if (known.print !== print)
      throw new CommunityError('invalid', 'This key already named another change.', {
        fields: {key: 'Make a new key for a new change.'},
      });
    return known;
  }
}
