import uFuzzy from '@leeoniya/ufuzzy';

import {fields, textOf, type Finder} from './member-text.js';

/** uFuzzy over one text a member: one error in each word, words in any order, ranked where there are few enough, as its `search` does by itself. */
export const microFuzzy: Finder = (members) => {
  const fuzzy = new uFuzzy({intraMode: 1});
  const texts = uFuzzy.latinize(members.map((member) => fields.map((field) => textOf(member, field)).join(' · ')));
  return (text) => {
    const [found, info, order] = fuzzy.search(texts, uFuzzy.latinize([text])[0]!, 3);
    if (!found) return members;
    const rows = order ? order.map((place) => info!.idx[place]!) : found;
    return rows.map((row) => members[row]!);
  };
};
