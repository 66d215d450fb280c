import type {LitElement} from 'lit';

import {mentoringProfile} from '../../i18n/en/mentoring-profile.js';
import {Localize} from '../../i18n/localize.js';
import {dayParts, mentoringForms, mentoringStyles} from '../../model/choices.js';
import type {Draft, Item, Patch} from '../../model/item.js';
import {asOne, filled, severalOf, type Filled} from '../../ui/field-form.js';
import type {Deeds} from './deeds.js';
import type {MentoringStrings} from './match-words.js';

export interface ProfileContext {
  readonly you: string;
  readonly mine: Item<'mentoring'> | undefined;
  /** Those that are open. */
  readonly programmes: readonly Item<'programme'>[];
  readonly strings: MentoringStrings;
}

/** What somebody says of mentoring about themselves. */
export class ProfileForm {
  private readonly localize: Localize<(typeof mentoringProfile)['phrases']>;

  constructor(
    host: LitElement,
    private readonly deeds: Deeds,
  ) {
    this.localize = new Localize(host, mentoringProfile);
  }

  open({you, mine, programmes, strings}: ProfileContext): void {
    const {deeds} = this;
    const own = this.localize.strings;
    const of = <N extends string>(names: readonly N[], words: Readonly<Record<N, string>>) =>
      names.map((name) => [name, words[name]] as const);
    deeds.open('profile', {
      name: 'mentoring-profile',
      begin: {
        offers: mine?.offers ? 'yes' : '',
        seeks: mine?.seeks ? 'yes' : '',
        capacity: String(mine?.capacity ?? 1),
        forms: asOne(mine?.forms ?? ['mentoring']),
        topics: asOne(mine?.topics),
        times: asOne(mine?.times),
        styles: asOne(mine?.styles),
        note: mine?.note ?? '',
        programmes: asOne(mine?.programmes),
      },
      words: () => ({title: own.title, send: own.keep, hint: own.hint}),
      fields: () => [
        {name: 'seeks', label: own.seeks, as: 'flag'},
        {name: 'offers', label: own.offers, as: 'flag'},
        {name: 'capacity', label: own.capacity, as: 'number', max: 20},
        {name: 'forms', label: own.forms, hint: own.formsHint, as: 'choices', of: of(mentoringForms, strings)},
        {name: 'topics', label: own.topics, hint: own.topicsHint, as: 'lines'},
        {name: 'times', label: own.times, as: 'choices', of: of(dayParts, own)},
        {name: 'styles', label: own.styles, as: 'choices', of: of(mentoringStyles, own)},
        {name: 'note', label: own.note, as: 'text'},
        ...(programmes.length > 0
          ? [
              {
                name: 'programmes',
                label: own.programmes,
                hint: own.programmesHint,
                as: 'choices' as const,
                of: programmes.map(({id, title}) => [id, title] as const),
              },
            ]
          : []),
      ],
      send: async (values, {id, key}) => {
        const set = fieldsOf(values);
        const result = mine
          ? await deeds.run(
              {verb: 'update', kind: 'mentoring', id: mine.id, version: mine.version, set: set as Patch<'mentoring'>},
              key,
            )
          : await deeds.run(
              {verb: 'create', kind: 'mentoring', item: {...filled(set), id, member: you} as Draft<'mentoring'>},
              key,
            );
        if (result) void deeds.done(own.kept);
        return result !== undefined;
      },
    });
  }
}

/** What was filled in, as the fields of what is kept; nothing where it was left empty. */
function fieldsOf(values: Filled): Readonly<Record<string, unknown>> {
  const several = (name: string) => {
    const chosen = severalOf(values[name]);
    return chosen.length > 0 ? chosen : null;
  };
  return {
    offers: values['offers'] === 'yes',
    seeks: values['seeks'] === 'yes',
    capacity: Math.max(1, Number(values['capacity']) || 1),
    ...Object.fromEntries(['forms', 'topics', 'times', 'styles', 'programmes'].map((name) => [name, several(name)])),
    note: values['note'] || null,
  };
}
