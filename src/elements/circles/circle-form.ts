import type {CommunitySource} from '../../context/source.js';
import type {Draft} from '../../model/item.js';
import {severalOf} from '../../ui/field-form.js';
import type {Deeds} from '../mentoring/deeds.js';
import type {CircleStrings} from './circle-words.js';

/** Begins a circle. */
export function openCircleForm(source: CommunitySource, deeds: Deeds, strings: CircleStrings): void {
  deeds.open('circle', {
    name: 'circle',
    begin: {size: '6'},
    words: () => ({title: strings.begin, send: strings.keep}),
    fields: () => [
      {name: 'title', label: strings.name, hint: strings.nameHint, need: strings.needName},
      {name: 'body', label: strings.body, as: 'text'},
      {name: 'topics', label: strings.topics, hint: strings.topicsHint, as: 'lines'},
      {name: 'size', label: strings.size, as: 'number', max: 8},
      {name: 'guided', label: strings.guided, as: 'flag'},
    ],
    send: async ({title, body, topics, size, guided}, {id, key}) => {
      const several = severalOf(topics);
      const item = {
        ...{id, title, size: Number(size)},
        ...(body && {body}),
        ...(several.length > 0 && {topics: several}),
        ...(guided === 'yes' && {guided: true}),
        ...(source.community && {community: source.community}),
      } as Draft<'circle'>;
      const result = await deeds.run({verb: 'create', kind: 'circle', item}, key);
      if (result) void deeds.done(strings.begun);
      return result !== undefined;
    },
  });
}
