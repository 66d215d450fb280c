import type {Item} from '../../model/item.js';
import {practiceMarkdown} from '../../model/practice-markdown.js';
import {saveFile} from '../../ui/save-file.js';

/** Hands a practice to the reader as a Markdown file, which the command `cop-elements import` reads back as it was. */
export function savePractice(practice: Item<'practice'>): void {
  const name = practice.id.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100);
  saveFile(`${name}.md`, 'text/markdown', practiceMarkdown(practice));
}
