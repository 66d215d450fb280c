import type {Told} from '../../ui/synced-address.js';

/** What somebody wants to see again, under a name of theirs. */
export interface SavedView {
  readonly name: string;
  readonly told: Told;
}

/** More than that nobody finds again. */
export const mostViews = 50;

/** Keeps views on the device of a person, by source and person, as drafts are. */
export class ViewStore {
  private readonly key: string;

  constructor(source: string, person: string | undefined) {
    this.key = ['cop-elements.views', source, person ?? 'visitor'].join('/');
  }

  /** By name. What another version, or somebody else, has written there and is no view is left out. */
  read(): readonly SavedView[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isView) : [];
    } catch {
      return [];
    }
  }

  /** Why they could not be kept; nothing where they are. */
  write(views: readonly SavedView[]): 'full' | 'refused' | undefined {
    try {
      if (views.length > mostViews) return 'full';
      localStorage.setItem(this.key, JSON.stringify(views));
      return undefined;
    } catch (error) {
      return /quota/i.test((error as Error).name) ? 'full' : 'refused';
    }
  }

  /** Calls back when another tab changes them; returns the function that stops. */
  watch(listener: () => void): () => void {
    const hear = ({key}: StorageEvent) => {
      if (key === this.key || key === null) listener();
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const {name, told} = value as {name?: unknown; told?: unknown};
  if (typeof name !== 'string' || typeof told !== 'object' || told === null) return false;
  return Object.values(told).every((each) => Array.isArray(each) && each.every((one) => typeof one === 'string'));
}
