import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import {mentoringForms} from '../../model/choices.js';
import type {Draft} from '../../model/item.js';
import type {Deeds} from './deeds.js';
import type {MentoringStrings} from './match-words.js';

interface ProgrammeContext {
  readonly source: CommunitySource;
  readonly deeds: Deeds;
  readonly strings: (typeof section)['phrases'];
  readonly mentoring: MentoringStrings;
}

/** Begins a programme. */
export function openProgramme({source, deeds, strings, mentoring}: ProgrammeContext): void {
  deeds.open('programme', {
    name: 'programme/',
    begin: {form: 'mentoring'},
    words: () => ({title: strings.begin, send: strings.keep}),
    fields: () => [
      {name: 'title', label: strings.name, need: strings.needName},
      {name: 'body', label: strings.body, as: 'text'},
      {name: 'form', label: strings.form, as: 'choice', of: mentoringForms.map((form) => [form, mentoring[form]])},
      {name: 'skill', label: strings.skill, hint: strings.skillHint},
      {name: 'until', label: strings.until, as: 'date'},
    ],
    send: async (values, {id, key}) => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
      const item = {...given, id, ...(source.community && {community: source.community})} as Draft<'programme'>;
      const result = await deeds.run({verb: 'create', kind: 'programme', item}, key);
      if (result) void deeds.done(strings.begun);
      return result !== undefined;
    },
  });
}
