import {createStore} from '../../adapter/store/store.js';
import type {CommunityAdapter} from '../../adapter/contract.js';
import {policy} from '../../adapter/policy.js';
import {withUnknownKinds} from '../../file/unknown-kinds.js';
import type {Item} from '../../model/item.js';
import {withFiles} from './files.js';
import type {Items, MemoryOptions} from './options.js';

/** A community that lives as long as the page does: for tests, stories and trying things out. */
export function memory({
  items = [],
  you,
  actor,
  fileBytes = 10_000_000,
  files = [],
  ...options
}: MemoryOptions = {}): CommunityAdapter {
  const known = Array.isArray(items) ? (items as readonly Item[]) : [...all(items)];
  const store = createStore({name: 'memory', keeps: false, load: {items: known}, ...options});
  const source = withFiles(withUnknownKinds(store, known), options.readOnly ? 0 : fileBytes, files);
  if (actor) return policy(source, actor);
  if (you === undefined) return source;
  return policy(source, async () => {
    await store.ready;
    return store.actor(you);
  });
}

/** What `<cop-community adapter="memory" person="…">` opens: nothing yet, for whoever `person` names. */
export function fromAttributes({person}: {readonly person?: string}): CommunityAdapter {
  return person === undefined ? memory() : memory({actor: {member: person, roles: {}}});
}

function* all(items: Items): Iterable<Item> {
  if (Symbol.iterator in items) yield* items;
  else for (const some of Object.values(items)) yield* some as Iterable<Item>;
}
