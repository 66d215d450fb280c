import {escaped} from '../handler/index.js';
import type {Entry} from './content.js';
import {plain} from './content.js';
import {lineOf, words} from './words.js';

/** So many things are in a mail, the latest ones; the others wait where notices are read. */
const most = 30;

export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Places {
  /** What the whole is called. */
  readonly title: string;
  /** The page where discussions are read. */
  readonly page: string;
  /** Where mails are stopped. */
  readonly stop: string;
}

/** A mail of some things, the latest first, as text and as markup that says the same. */
export function writeMail(entries: readonly Entry[], {title, page, stop}: Places): Written {
  const told = entries
    .slice(-most)
    .reverse()
    .map((entry) => ({...entry, line: lineOf(entry.reason, entry.who), link: linkTo(page, entry)}));
  const [first] = told;
  const left = entries.length - told.length;
  const subject = told.length === 1 && first ? headOf(first) : words.several(entries.length, title);
  const text = [
    ...told.map((each) =>
      [headOf(each), each.because, each.excerpt && `> ${each.excerpt}`, each.link].filter(Boolean).join('\n'),
    ),
    ...(left > 0 ? [words.more(left)] : []),
    `${words.read}: ${page}`,
    `-- \n${words.why} ${words.howOften}\n${words.stop}: ${stop}`,
  ].join('\n\n');
  const list = told.map(
    ({line, title: on, because, excerpt, link}) => `<li>
<p>${on === undefined ? '' : `${escaped(line)}: `}<a href="${escaped(link)}">${escaped(on ?? line)}</a></p>
${because === undefined ? '' : `<p>${escaped(because)}</p>\n`}${excerpt === undefined ? '' : `<blockquote>${escaped(excerpt)}</blockquote>\n`}</li>`,
  );
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>
<ul>
${list.join('\n')}
</ul>
${left > 0 ? `<p>${escaped(words.more(left))}</p>\n` : ''}<p><a href="${escaped(page)}">${words.read}</a></p>
<hr>
<p>${words.why} ${words.howOften}<br><a href="${escaped(stop)}">${words.stop}</a></p>
</body></html>
`;
  return {subject: plain(subject, 200), text, html};
}

function headOf({line, title}: {readonly line: string; readonly title?: string}): string {
  return title === undefined ? line : `${line}: ${title}`;
}

function linkTo(page: string, {kind, id}: Entry): string {
  return `${page}#cop-${kind}-${encodeURIComponent(id)}`;
}
