import {html, nothing} from 'lit';

import type {FacetValue} from '../../adapter/contract.js';
import {languageName} from '../../i18n/language-name.js';
import {timeIn} from '../../i18n/time-in.js';
import {facetGroups, type FacetName} from '../../ui/facets.js';
import type {Panel} from './directory-panel.js';

/** So many places are named beside a clock. */
const few = 3;

const counted = new WeakMap<object, readonly FacetValue[]>();

/** The most communities to choose from: where there are more, pages are of one. */
const most = 200;

/** The filters, those by community first: whose roles there are depends on it. */
export function filterGroups(panel: Panel): readonly unknown[] {
  const {counts, choice, opened, common, words, set} = panel;
  // All values of a facet, or the most frequent ones again.
  const open = (facet: string) => {
    const others = new Set(opened);
    if (!others.delete(facet)) others.add(facet);
    set({opened: others});
  };
  return [
    communityMenu(panel),
    facetGroups({
      ...{choice, opened, open},
      facets: facetsOf(panel).filter(({name}) => name !== 'community'),
      counts: {...counts, role: rolesOf(panel), timeZone: clocksOf(panel)},
      strings: common,
      number: (value) => words.number(value),
      toggle: toggling(panel),
    }),
  ];
}

export function toggling({choice, set}: Panel) {
  return (facet: string, value: string): void => {
    const next = choice.toggle(facet, value);
    set({choice: facet === 'community' ? next.with('role', []) : next});
  };
}

/** The facets that are offered here, with what their values are called. */
export function facetsOf(panel: Panel): readonly FacetName[] {
  const {strings, words, offered, communities} = panel;
  const all: readonly FacetName[] = [
    {name: 'community', label: strings.facetCommunity, valueLabel: (id) => communities.get(id)?.name ?? id},
    {name: 'role', label: strings.facetRole, valueLabel: (value) => strings.role(value.split('/').at(-1)!)},
    {name: 'helps', label: strings.facetHelps},
    {name: 'seeks', label: strings.facetSeeks},
    {name: 'unit', label: strings.facetUnit},
    {name: 'place', label: strings.facetPlace},
    {name: 'timeZone', label: strings.facetClock, valueLabel: (zone) => clockLabel(zone, panel)},
    {name: 'languages', label: strings.facetLanguages, valueLabel: (tag) => languageName(words, tag)},
    {name: 'topics', label: strings.facetTopics},
  ];
  return all.filter(({name}) => offered.includes(name));
}

/** One of many, each by its name: a list to choose from, not boxes to tick. */
function communityMenu({counts, choice, communities, strings, offered, words, set}: Panel) {
  // Whoever goes on to another community leaves the role behind: so it is counted without.
  if (counts['community'] && choice.of('role').length === 0) counted.set(communities, counts['community']);
  const values = (counted.get(communities) ?? counts['community'] ?? []).slice(0, most);
  const [chosen = ''] = choice.of('community');
  if (!offered.includes('community') || (values.length < 2 && !chosen)) return nothing;
  const known = new Map(values.map(({value, count}) => [value, count]));
  if (chosen && !known.has(chosen)) known.set(chosen, 0);
  // One that the reader may not see has no name for them.
  const named = [...known].flatMap(([id, count]) => {
    const name = communities.get(id)?.name;
    return name ? [{id, name, count}] : [];
  });
  const choose = (event: Event) => {
    const {value} = event.target as HTMLSelectElement;
    set({choice: choice.with('community', value ? [value] : []).with('role', [])});
  };
  return html`<label class="facet community" part="facet">
    <span>${strings.facetCommunity}</span>
    <select class="field" name="community" @change=${choose}>
      <option value="" .selected=${!chosen}>${strings.allCommunities}</option>
      ${named
        .sort((a, b) => a.name.localeCompare(b.name, words.language))
        .map(
          ({id, name, count}) =>
            html`<option value=${id} .selected=${id === chosen}>${name} (${words.number(count)})</option>`,
        )}
    </select>
  </label>`;
}

/** What people are in the one community that is looked at. */
function rolesOf({counts, place}: Panel): readonly FacetValue[] {
  return (counts['role'] ?? []).filter(({value}) => place && value.startsWith(`${place}/`));
}

/** Zones whose clocks agree are one thing to choose, by the zone of it that was chosen or has most people. */
function clocksOf({counts, choice, clocks}: Panel): readonly FacetValue[] {
  const chosen = new Map(choice.of('timeZone').map((zone) => [clocks.says(zone), zone]));
  const groups = new Map<string, {value: string; count: number}>();
  for (const {value, count} of counts['timeZone'] ?? []) {
    const said = clocks.says(value) || value;
    const group = groups.get(said);
    if (group) group.count += count;
    else groups.set(said, {value: chosen.get(said) ?? value, count});
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** “3:42 PM · Berlin, Madrid, Paris …” */
function clockLabel(zone: string, {counts, clocks, words}: Panel): string {
  const said = clocks.says(zone);
  const alike = (counts['timeZone'] ?? []).map(({value}) => value).filter((each) => clocks.says(each) === said);
  const cities = (alike.includes(zone) ? alike : [zone, ...alike]).map(cityOf);
  const named = cities.slice(0, few).join(', ') + (cities.length > few ? ' …' : '');
  return [timeIn(words, zone), named].filter(Boolean).join(' · ');
}

function cityOf(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}
