import MiniSearch from 'minisearch';

import {fields, plain, textOf, type Finder} from './member-text.js';

/** MiniSearch with an index of all fields: beginnings of words and one error in longer ones, built in pieces as its documentation has it for the browser. */
export const miniSearch: Finder = async (members) => {
  const index = new MiniSearch<(typeof members)[number]>({
    fields: [...fields],
    extractField: (member, field) => (field === 'id' ? member.id : textOf(member, field as (typeof fields)[number])),
    processTerm: plain,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 1 : false),
      combineWith: 'AND',
      boost: {name: 8, helps: 4, title: 3, place: 2, topics: 2},
    },
  });
  await index.addAllAsync(members, {chunkSize: 200});
  const byId = new Map(members.map((member) => [member.id, member]));
  return (text) => index.search(text).map(({id}) => byId.get(id as string)!);
};
