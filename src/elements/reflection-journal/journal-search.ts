import type {Entry} from '../../journal/kept.js';

/** Finds entries by words, in the page alone: what is searched for and what is found are kept nowhere. */
export class JournalSearch {
  text = '';
  private readonly bare = new WeakMap<Entry, string>();

  /** Has it all words that are looked for, whatever their accents and capitals? */
  finds(entry: Entry): boolean {
    const wanted = bareOf(this.text).split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return true;
    let words = this.bare.get(entry);
    if (words === undefined) {
      const {text, draft, prompt, about} = entry;
      words = bareOf([text, draft, prompt, about?.title].join(' '));
      this.bare.set(entry, words);
    }
    return wanted.every((word) => words.includes(word));
  }
}

function bareOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
