import type {LitElement} from 'lit';

import {Choice} from '../../ui/choice.js';
import {SyncedAddress, type Told} from '../../ui/synced-address.js';
import type {LibraryFilters} from './library-filters.js';

/** What somebody sees of the library, as far as it can be told to others. */
interface Shown {
  readonly text: string;
  readonly sort: string;
}

/** Favourites are left out: whoever opens the address has others. */
const told = ['maturity', 'state', 'community', 'unit', 'stewards', 'effort', 'risk', 'outcome', 'tags', 'look'];

/** Keeps the library in step with the page's address. Fetched where a page wants that. Filters and orders are steps that “back” takes back. */
export function libraryAddress(
  host: LitElement,
  prefix: string,
  filters: LibraryFilters,
  {shown, show}: {readonly shown: () => Shown; readonly show: (shown: Shown) => void},
): SyncedAddress {
  const made = shown();
  const choice = () => filters.choice.only(told);
  return new SyncedAddress(host, prefix, {
    names: ['text', 'sort', ...told],
    steps: ['sort', ...told],
    read: () => {
      const now = shown();
      const own = (['text', 'sort'] as const).filter((name) => now[name] !== made[name]);
      const chosen = told.filter((name) => choice().of(name).length > 0);
      return {
        ...Object.fromEntries(own.map((name) => [name, [now[name]]])),
        ...Object.fromEntries(chosen.map((name) => [name, choice().of(name)])),
      };
    },
    show: ({text, sort, ...said}: Told) => {
      const [favourite] = filters.choice.of('favourite');
      const chosen = new Map(told.flatMap((name) => (said[name]?.length ? [[name, [...new Set(said[name])]]] : [])));
      show({text: text?.[0] ?? made.text, sort: sort?.[0] ?? made.sort});
      const next = new Choice(chosen as ReadonlyMap<string, readonly string[]>);
      filters.choose(favourite ? next.with('favourite', [favourite]) : next);
    },
  });
}
