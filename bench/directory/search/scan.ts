import {fields, plain, textOf, type Finder} from './member-text.js';

/** Every text is looked through for every word, and no error is forgiven: what one writes by hand. */
export const scan: Finder = (members) => {
  const texts = members.map((member) => plain(fields.map((field) => textOf(member, field)).join(' ')));
  return (text) => {
    const words = plain(text).split(/\s+/);
    return members.filter((_, row) => words.every((word) => texts[row]!.includes(word)));
  };
};
