import type {Change} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import type {Item} from '../../model/item.js';
import {asOne, filled, severalOf} from '../../ui/field-form.js';
import type {Deeds} from './deeds.js';
import type {Risk} from './successions.js';

interface SuccessionContext {
  /** The programme about that skill, where somebody began one before. */
  readonly begun: Item<'programme'> | undefined;
  readonly source: CommunitySource;
  readonly deeds: Deeds;
  readonly strings: (typeof section)['phrases'];
}

/** So many who want to learn it are offered. */
const learners = 12;

/** Begins a programme in which a skill is passed on, and asks who knows it and whoever is chosen to learn it; both have to say yes. */
export async function openSuccession({skill, spellings, expert}: Risk, context: SuccessionContext): Promise<void> {
  const {source, deeds, strings} = context;
  const {adapter, you} = source;
  const people = await wanting(spellings, expert.id, source);
  // Meanwhile it may be somebody else who looks, or another form that is open.
  if (source.adapter !== adapter || source.you !== you || deeds.form) return;
  const {begun} = context;
  let programme: Item | undefined = begun;
  const saying = ({title, body, until}: Partial<Item<'programme'>>) => ({
    ...{title, form: 'succession', skill, body: body || null, until: until || null},
  });
  let kept = begun ? JSON.stringify(saying(begun)) : '';
  const all = people.map(({id, name, unit}) => [id, unit ? `${name}, ${unit}` : name] as const);
  deeds.open(`succession ${skill}`, {
    name: `succession/${skill}`,
    begin: {
      title: begun?.title ?? strings.successionOf(skill),
      body: begun?.body ?? '',
      until: begun?.until ?? expert.leavesOn ?? '',
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
      const given = saying({title, body, until} as Partial<Item<'programme'>>);
      const change = programme
        ? {verb: 'update', id: programme.id, version: programme.version, set: given}
        : {verb: 'create', item: {...filled(given), id, ...(source.community && {community: source.community})}};
      // Where asking fails it is there all the same: it is not begun once more, and changed only to say something else.
      if (kept !== JSON.stringify(given)) {
        const result = await deeds.run({...change, kind: 'programme'} as Change, programme ? `${key}-keep` : key);
        if (!result) return false;
        programme = result.items.find((each) => each.kind === 'programme') ?? programme;
        kept = JSON.stringify(given);
      }
      if (!programme) return false;
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
