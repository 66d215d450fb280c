import {CommunityError} from '../../model/errors.js';
import type {Change} from '../contract.js';
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

/** A short fingerprint of a change: the same for the same change, whatever the order of its names. */
export function printOf(change: Change): string {
  const text = JSON.stringify(change, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return `${text.length.toString(36)}-${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
