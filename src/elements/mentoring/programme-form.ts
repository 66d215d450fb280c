import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import {mentoringForms} from '../../model/choices.js';
import type {Draft, Item, Patch} from '../../model/item.js';
import type {Deeds} from './deeds.js';
import type {MentoringStrings} from './match-words.js';

export interface ProgrammeContext {
  readonly source: CommunitySource;
  readonly deeds: Deeds;
  readonly strings: (typeof section)['phrases'];
  readonly mentoring: MentoringStrings;
}

/** Begins a programme, or changes one. */
export function openProgramme(context: ProgrammeContext, known?: Item<'programme'>): void {
  const {source, deeds, strings, mentoring} = context;
  const {title = '', body = '', form = 'mentoring', skill = '', until = ''} = known ?? {};
  deeds.open(known ? `programme ${known.id}` : 'programme', {
    name: `programme/${known?.id ?? ''}`,
    begin: {title, body, form, skill, until},
    words: () =>
      known ? {title: strings.change, send: strings.keepChange} : {title: strings.begin, send: strings.keep},
    fields: () => [
      {name: 'title', label: strings.name, need: strings.needName},
      {name: 'body', label: strings.body, as: 'text'},
      {name: 'form', label: strings.form, as: 'choice', of: mentoringForms.map((each) => [each, mentoring[each]])},
      {name: 'skill', label: strings.skill, hint: strings.skillHint},
      {name: 'until', label: strings.until, as: 'date'},
    ],
    send: async (values, {id, key}) => {
      const result = await (known
        ? deeds.run({verb: 'update', kind: 'programme', id: known.id, version: known.version, set: orNone(values)}, key)
        : deeds.run({verb: 'create', kind: 'programme', item: begun(values, id, source.community)}, key));
      if (result) void deeds.done(known ? strings.isChanged : strings.begun);
      return result !== undefined;
    },
  });
}

function begun(
  values: Readonly<Record<string, string>>,
  id: string,
  community: string | undefined,
): Draft<'programme'> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  return {...given, id, ...(community && {community})} as Draft<'programme'>;
}

/** What was emptied is taken away. */
function orNone(values: Readonly<Record<string, string>>): Patch<'programme'> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value || null])) as Patch<'programme'>;
}
