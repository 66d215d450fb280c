/** A byte order mark: without one a spreadsheet takes UTF-8 for something else. */
const mark = '\uFEFF';

/**
 * Rows as a table that spreadsheets open (RFC 4180), safe to open in them: no cell is taken for a formula.
 *
 * What is taken for a formula by where it stands, at the beginning of a cell or after what may begin one in another country's
 * spreadsheet, gets an apostrophe before it (OWASP, CSV Injection). `fromCell` takes it away again, so that nothing is lost.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return mark + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

function cell(text: string): string {
  return `"${harmless(text).replaceAll('"', '""')}"`;
}

/** Where a cell begins, or would, with another separator; then blanks and apostrophes; then what begins a formula, or is taken away by a spreadsheet before it looks. */
const formula = /(^|[,;|"\t\r\n])([^\S\t\r\n]*'*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^('*)(?=[\t\r\n])/g;

export function harmless(text: string): string {
  return text.replace(formula, (_, start = '', between = '', quotes = '') => `${start}${between}'${quotes}`);
}

const madeHarmless = /(^|[,;|"\t\r\n])([^\S\t\r\n]*'*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^('*)'(?=[\t\r\n])/g;

/** What was written into a cell, before it was made harmless. */
export function fromCell(text: string): string {
  return text.replace(madeHarmless, (_, start = '', between = '', quotes = '') => start + between + quotes);
}
