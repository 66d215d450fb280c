import type {CommunityAdapter} from '../adapter/contract.js';
import {CommunityError} from '../model/errors.js';

/** What `<cop-community>` says about the source it wants. */
export interface AdapterOptions {
  /** The attribute `src`, as an absolute address. */
  readonly src?: string;
  /** The attribute `person`: who I am, for sources that have no sign-in. */
  readonly person?: string;
  /** All attributes of the provider element, for settings of one's own. */
  readonly attributes: Readonly<Record<string, string>>;
}

export type AdapterFactory = (options: AdapterOptions) => CommunityAdapter | Promise<CommunityAdapter>;

interface Registry {
  readonly factories: Map<string, AdapterFactory>;
  readonly waiting: Set<() => void>;
}

// Shared by all copies of us on the page: an adapter registered with one is known to the other.
const key = Symbol.for('cop-elements.adapters');
const shared = globalThis as {[key]?: Registry};
const registry = (shared[key] ??= {factories: new Map(), waiting: new Set()});

/** Makes `<cop-community adapter="name">` work. The first of a name stays; a name of one's own is best prefixed. */
export function registerAdapter(name: string, factory: AdapterFactory): void {
  if (registry.factories.has(name)) return;
  registry.factories.set(name, factory);
  for (const notify of registry.waiting) notify();
}

export function adapterNames(): readonly string[] {
  return [...registry.factories.keys()].sort();
}

/** Calls back when another adapter becomes known; returns the function that stops. */
export function onAdapterRegistered(notify: () => void): () => void {
  registry.waiting.add(notify);
  return () => void registry.waiting.delete(notify);
}

/** Opens the adapter of that name. Throws `invalid` where nobody registered it, naming those that are known. */
export async function openAdapter(name: string, options: AdapterOptions): Promise<CommunityAdapter> {
  const factory = registry.factories.get(name);
  if (factory) return factory(options);
  const known = adapterNames().join(', ') || 'none yet';
  throw new CommunityError(
    'invalid',
    `<cop-community adapter="${name}">: no adapter has this name. Known: ${known}. Load its script, or call registerAdapter("${name}", …).`,
  );
}
