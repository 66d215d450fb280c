import type {Words} from './words.js';

const made = new Map<string, Intl.DisplayNames>();

/** “Portuguese (Brazil)” for `pt-BR`; the tag itself where nobody knows it. */
export function languageName({language}: Words, tag: string): string {
  try {
    const names = made.get(language) ?? new Intl.DisplayNames(language, {type: 'language'});
    made.set(language, names);
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
