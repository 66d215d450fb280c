import {isTransient, toCommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {CommunitySource} from './source.js';

/** It waits so long before it asks again what it was not told, in milliseconds. */
const patience = 15_000;

/**
 * Asks what items are now. News may come late, twice, or in another order than it happened, so it names what changed, and the source
 * says what that has become.
 *
 * All of one tick are asked together; what is named while it is asked for is asked for once more, so that the last answer is true.
 */
export class Inquiry<K extends Kind> {
  private readonly wanted = new Set<string>();
  private readonly asked = new Set<string>();
  private isDue = false;
  private turn = 0;

  constructor(
    private readonly source: CommunitySource,
    private readonly kind: K,
    /** Told of each as it is; without an item where it is gone, or not open to the reader. */
    private readonly tell: (id: string, item: Item<K> | undefined) => void,
  ) {}

  ask(...ids: readonly string[]): void {
    for (const id of ids) this.wanted.add(id);
    if (this.isDue || ids.length === 0) return;
    this.isDue = true;
    queueMicrotask(() => void this.run());
  }

  /** Something else was read meanwhile: what is on its way may be older. */
  askAgain(): void {
    this.ask(...this.asked);
  }

  /** Is its answer on the way? */
  isAsking(id: string): boolean {
    return this.asked.has(id) || (this.isDue && this.wanted.has(id));
  }

  /** What is still on its way is not told any more. */
  stop(): void {
    this.turn++;
    this.wanted.clear();
    this.asked.clear();
  }

  private async run(): Promise<void> {
    this.isDue = false;
    const {turn} = this;
    const {adapter} = this.source;
    const ids = [...this.wanted].filter((id) => !this.asked.has(id));
    if (!adapter || ids.length === 0) return;
    for (const id of ids) if (this.wanted.delete(id)) this.asked.add(id);
    let items: readonly (Item<K> | undefined)[] | undefined;
    try {
      items = await adapter.get(this.kind, ids);
    } catch (error) {
      // What is shown stays. What was refused for good is not asked for again.
      if (isTransient(toCommunityError(error))) setTimeout(() => turn === this.turn && this.ask(...ids), patience);
    }
    if (turn !== this.turn) return;
    ids.forEach((id, index) => {
      this.asked.delete(id);
      if (items) this.tell(id, items[index]);
    });
    this.ask(...this.wanted);
  }
}
