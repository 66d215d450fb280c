import type {Words} from '../../i18n/words.js';
import type {Entry} from '../../journal/kept.js';
import type {ReflectionStrings} from './prompts.js';

export type FileFormat = 'markdown' | 'json';

/** All entries, the last one first, for their owner to keep: to be read, or to be read by a program. */
export function journalFile(
  entries: readonly Entry[],
  format: FileFormat,
  strings: ReflectionStrings,
  words: Words,
): {readonly name: string; readonly type: string; readonly text: string} {
  if (format === 'json')
    return {
      name: 'journal.json',
      type: 'application/json',
      text: `${JSON.stringify({format: 'cop-elements.journal', version: 1, entries: entries.map(plain)}, null, 2)}\n`,
    };
  const parts = entries.map(({writtenAt, prompt, about, text, draft}) =>
    [
      `## ${words.dateTime(writtenAt)}`,
      prompt && `> ${prompt}`,
      about && `*${strings.about(about.title)}*`,
      text,
      draft && `${strings.fileUnsaved}\n\n${draft}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  return {name: 'journal.md', type: 'text/markdown', text: [`# ${strings.fileTitle}`, ...parts, ''].join('\n\n')};
}

/** Hands somebody a file, made in the page: nothing is asked of any server. */
export function saveFile({
  name,
  type,
  text,
}: {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}): void {
  const url = URL.createObjectURL(new Blob([text], {type: `${type};charset=utf-8`}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes what it saves from there in its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What is the owner's; not what only this device needs. */
function plain({id, text, writtenAt, changedAt, prompt, about, draft, shared}: Entry): object {
  return {id, writtenAt, changedAt, prompt, about, text, draft, shared};
}
