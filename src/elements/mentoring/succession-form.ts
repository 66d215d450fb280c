import type {Change} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import type {Item} from '../../model/item.js';
import {asOne, filled, severalOf} from '../../ui/field-form.js';
import type {Deeds} from './deeds.js';
import type {Risk} from './successions.js';

interface SuccessionContext {
  readonly source: CommunitySource;
  readonly deeds: Deeds;
  readonly strings: (typeof section)['phrases'];
}

/** So many who want to learn it are offered. */
const learners = 12;

/** Begins a programme in which a skill is passed on, and asks who knows it and whoever is chosen to learn it; both have to say yes. */
export async function openSuccession({skill, spellings, expert}: Risk, context: SuccessionContext): Promise<void> {
  const {source, deeds, strings} = context;
  const people = await wanting(spellings, expert.id, source);
  let programme: Item | undefined;
  const all = people.map(({id, name, unit}) => [id, unit ? `${name}, ${unit}` : name] as const);
  deeds.open(`succession ${skill}`, {
    name: `succession/${skill}`,
    begin: {
      title: strings.successionOf(skill),
      until: expert.leavesOn ?? '',
      learners: asOne(all.slice(0, 1).map(([id]) => id)),
    },
    words: () => ({title: strings.passOnName(skill), send: strings.keep, hint: strings.successionAsks(expert.name)}),
    fields: () => [
      {name: 'title', label: strings.name, need: strings.needName},
      {name: 'body', label: strings.body, as: 'text'},
      {name: 'until', label: strings.until, as: 'date'},
      ...(all.length > 0
        ? [{name: 'learners', label: strings.learners, hint: strings.learnersHint, as: 'choices' as const, of: all}]
        : []),
    ],
    send: async ({title, body, until, learners: chosen = ''}, {id, key}) => {
      const given = {title, form: 'succession', skill, body: body || null, until: until || null};
      const change = programme
        ? {verb: 'update', id: programme.id, version: programme.version, set: given}
        : {verb: 'create', item: {...filled(given), id, ...(source.community && {community: source.community})}};
      const result = await deeds.run({...change, kind: 'programme'} as Change, key);
      // Where asking fails it is there all the same: it is not begun once more.
      programme = result?.items.find((each) => each.kind === 'programme') ?? programme;
      if (!result || !programme) return false;
      const pins = severalOf(chosen).map((mentee) => ({mentor: expert.id, mentee}));
      if (pins.length > 0 && !(await deeds.act(programme, 'match', {pins}, `${key}-ask`))) return false;
      void deeds.done(pins.length > 0 ? strings.successionAsked(expert.name, pins.length) : strings.begun);
      return true;
    },
  });
}

/** Those who want to learn it; nobody where that cannot be had: a succession may begin without. */
async function wanting(spellings: readonly string[], expert: string, {adapter}: CommunitySource) {
  const where = {state: 'active', seeks: {any: spellings}} as const;
  const query = {where, fields: ['name', 'unit'], sort: 'name', limit: learners};
  const page = await adapter?.list('member', query).catch(() => undefined);
  return page?.items.filter(({id}) => id !== expert) ?? [];
}
