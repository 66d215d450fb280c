/** A text field as far as formatting is concerned. */
export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What to put in place of a part of the text, and what is selected then. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Puts marks around what is selected, takes them away where they are there, or around a word to be typed over. */
export function wrap({text, start, end}: Selection, mark: string, example: string): Edit {
  const inside = text.slice(start, end);
  const isWrapped = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (isWrapped && inside) {
    return {
      from: start - mark.length,
      to: end + mark.length,
      insert: inside,
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  const words = inside || example;
  // A mark beside a space is no mark.
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  const at = start + before.length + mark.length;
  return {from: start, to: end, insert: before + mark + core + mark + after, start: at, end: at + core.length};
}

/** Code: within a line in backticks, several lines in a fence. */
export function code(selection: Selection, example: string): Edit {
  const {text, start, end} = selection;
  const inside = text.slice(start, end);
  if (!inside.includes('\n')) return wrap(selection, '`', example);
  const insert = `${start > 0 && text[start - 1] !== '\n' ? '\n' : ''}\`\`\`\n${inside.replace(/\n$/, '')}\n\`\`\`\n`;
  return {from: start, to: end, insert, start: start + insert.length, end: start + insert.length};
}

/** A link: an address that was selected becomes its target, anything else its words. */
export function link({text, start, end}: Selection, example: string): Edit {
  const inside = text.slice(start, end);
  if (/^https?:\/\/\S+$/.test(inside)) {
    return {from: start, to: end, insert: `[${example}](${inside})`, start: start + 1, end: start + 1 + example.length};
  }
  const words = inside || example;
  const at = start + words.length + 3;
  return {from: start, to: end, insert: `[${words}](https://)`, start: at, end: at + 'https://'.length};
}

/** Puts a mark before every line that is touched, or takes it away where all have it. */
export function prefix({text, start, end}: Selection, mark: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  const insert = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
  return {from, to, insert, start: from + insert.length, end: from + insert.length};
}

/** A text as a Markdown quotation, with who said it, ready to be answered below. Files stay where they were shown: their words stand for them. */
export function quotation(text: string, author?: string): string {
  const words = text.trim().replace(/!?\[((?:\\.|[^\]\\\n])*)\]\(attachment:[^)\n]*\)/g, '$1');
  const said = author ? `**${author}**\n\n${words}` : words;
  return `${said.replace(/^/gm, '> ').replace(/^> $/gm, '>')}\n\n`;
}

/** A Markdown link to an item of ours: `[@Amara Okafor](member:m1)`. */
export function reference(kind: string, id: string, words: string): string {
  const target = encodeURIComponent(id).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${words.replace(/[\\[\]]/g, '\\$&')}](${kind}:${target})`;
}

/** Puts something in place of a part without taking the caret, or focus, from whoever writes. */
export function replaceQuietly(field: HTMLTextAreaElement, from: number, to: number, insert: string): void {
  const moved = (at: number) => (at < from ? at : from + insert.length + Math.max(0, at - to));
  const [start, end] = [moved(field.selectionStart), moved(field.selectionEnd)];
  if (field.matches(':focus')) return apply(field, {from, to, insert, start, end});
  field.setRangeText(insert, from, to);
  field.setSelectionRange(start, end);
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

/** Makes an edit as if it were typed, so that it can be undone. */
export function apply(field: HTMLTextAreaElement, {from, to, insert, start, end}: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const isTyped = insert ? document.execCommand('insertText', false, insert) : document.execCommand('delete');
  if (!isTyped || field.value.slice(from, from + insert.length) !== insert) {
    if (!isTyped) field.setRangeText(insert, from, to);
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }
  field.setSelectionRange(start, end);
}
