import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {plans} from '../../../src/adapters/sharepoint/lists.js';
import {provision} from '../../../src/adapters/sharepoint/provision.js';
import {encode} from '../../../src/adapters/sharepoint/rows.js';
import {sharePoint} from '../../../src/adapters/sharepoint/sharepoint.js';
import type {Harness} from '../../../src/conformance/index.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {tableOf} from '../../../src/model/kinds.js';
import {SharePoint} from './emulator.js';
import type {Person} from './site.js';

const site = 'https://contoso.example/sites/practice';

/** A site with its people, by what they are called in items. */
interface Opened {
  readonly emulator: SharePoint;
  readonly people: ReadonlyMap<string, Person>;
}

/** The adapter over a site of the emulator, shared by everybody who opens it. */
export function sharePointHarness(): Harness {
  let opened: Opened | undefined;
  let adapters: CommunityAdapter[] = [];
  return {
    async open({seed, as}) {
      if (seed) opened = await seeded(seed);
      const {emulator, people} = opened!;
      const person = people.get(as ?? '')!;
      const names = new Map([...people].map(([name, {id}]) => [id, name]));
      const source = sharePoint({
        site,
        fetch: fetchAs(emulator, person),
        memberId: ({id}) => names.get(id) ?? `user-${id}`,
      });
      const adapter: CommunityAdapter = {
        ...source,
        write: async (change, options) => {
          const result = await source.write!(change, options);
          // SharePoint tells nobody: the others look.
          const others = adapters.filter((other) => other !== adapter);
          await Promise.all(others.map((other) => other.list('member', {limit: 0}, {freshness: 'fresh'})));
          return result;
        },
      };
      adapters.push(adapter);
      return adapter;
    },
    close() {
      for (const adapter of adapters) adapter.close?.();
      adapters = [];
    },
  };
}

export function fetchAs(emulator: SharePoint, person: Person): typeof fetch {
  return async (input, init) => emulator.handle(new Request(input, init), person.login);
}

async function seeded(seed: readonly Item[]): Promise<Opened> {
  const emulator = new SharePoint({url: site});
  const people = new Map<string, Person>();
  const items = seed as unknown as readonly AnyItem[];
  const isOwner = (id: string) =>
    items.some(({kind, ...of}) => kind === 'membership' && of['member'] === id && of['role'] === 'administrator');
  // Whoever made the site is gone since, and in no list of its people.
  const founder = emulator.site.addPerson('Founder', 'owner');
  await provision({site, fetch: fetchAs(emulator, founder)});
  emulator.site.people.length = 0;
  for (const {kind, id, name} of items as readonly (AnyItem & {name: string})[])
    if (kind === 'member') people.set(id, emulator.site.addPerson(name, isOwner(id) ? 'owner' : 'member'));
  people.set('', emulator.site.addPerson('Somebody', 'visitor', false));
  for (const item of items) if (hasPlace(item)) put(emulator, people, item);
  return {emulator, people};
}

/** Has a list of a site a place for it? */
function hasPlace(item: AnyItem): boolean {
  const plan = plans.find(({kind}) => kind === item.kind);
  const isAnonymous = item.kind !== 'community' && item['anonymous'] === true;
  if (!plan || isAnonymous || item['fieldVisibility'] !== undefined) return false;
  const isWide = item.visibility === 'organisation' || item.visibility === 'public' || plan.access === 'private';
  return isWide && (plan.access === 'owners' || item.state === tableOf(item.kind).states[0]);
}

/** As the author would have written it then. */
function put({site: {lists}}: SharePoint, people: ReadonlyMap<string, Person>, item: AnyItem): void {
  const {name} = plans.find(({kind}) => kind === item.kind)!;
  const list = lists.find(({entityName}) => entityName === `${name}List`)!;
  const author = people.get(item.kind === 'member' ? item.id : (item.createdBy ?? 'ada'))?.id ?? 0;
  const row = {
    id: list.next++,
    guid: crypto.randomUUID(),
    version: 1,
    values: encode(item, []),
    author,
    editor: people.get(item.updatedBy ?? '')?.id ?? author,
    created: Date.parse(item.createdAt),
    modified: Date.parse(item.updatedAt),
  };
  list.items.set(row.id, row);
}
