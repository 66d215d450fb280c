/** An address in running text, and what makes a link of it. */
export interface AutoLink {
  readonly start: number;
  readonly end: number;
  readonly scheme: '' | 'http://' | 'mailto:';
}

const domain = /[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,20}/uy;
const path = /[^\s<]*/y;
const pathInBrackets = /[^\s<\]]*/y;
const mailDomain = /[a-z\d_-]{1,63}(?:\.[a-z\d_-]{1,63}){1,20}/iy;

/** The address around a `:`, `.` or `@`, by the rules of GitHub's dialect. It begins at `from` or later. */
export function linkAt(text: string, at: number, from: number, isInBrackets: boolean): AutoLink | undefined {
  const before = (most: number) => text.slice(Math.max(from, at - most), at);
  switch (text[at]) {
    case ':': {
      if (!text.startsWith('://', at)) return undefined;
      const scheme = /(?<![a-z])https?$/i.exec(before(6))?.[0];
      return scheme ? address(text, at - scheme.length, at + 3, '', isInBrackets) : undefined;
    }
    case '.':
      return /^(?:www|[\s*_~(]www)$/i.test(before(4))
        ? address(text, at - 3, at - 3, 'http://', isInBrackets)
        : undefined;
    default: {
      const user = /[a-z\d][\w.+-]{0,63}$/i.exec(before(64))?.[0];
      return user ? mail(text, at, user) : undefined;
    }
  }
}

function address(
  text: string,
  start: number,
  host: number,
  scheme: AutoLink['scheme'],
  isInBrackets: boolean,
): AutoLink | undefined {
  domain.lastIndex = host;
  const name = domain.exec(text)?.[0];
  if (
    !name ||
    name
      .split('.')
      .slice(-2)
      .some((part) => part.includes('_')) ||
    (scheme && !name.includes('.'))
  )
    return undefined;
  const rest = isInBrackets ? pathInBrackets : path;
  rest.lastIndex = host + name.length;
  const end = withoutEnd(text, host, rest.lastIndex + (rest.exec(text)?.[0].length ?? 0));
  return {start, end, scheme};
}

/** Marks at the end belong to the sentence, and so does a bracket that the address did not open. */
function withoutEnd(text: string, start: number, end: number): number {
  let open = 0;
  for (let at = start; at < end; at++) open += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  for (; end > start; end--) {
    const last = text[end - 1]!;
    if (last === ')' && open < 0) open++;
    else if (last === ';') end = entityStart(text, start, end);
    else if (!'?!.,:*_~\'"'.includes(last)) break;
  }
  return end;
}

/** `&amp;` at the end is no part of an address; only the mark is taken where nothing of the kind stands. */
function entityStart(text: string, start: number, end: number): number {
  const name = /&[a-z\d]{1,31};$/i.exec(text.slice(Math.max(start, end - 33), end));
  return name ? end - name[0].length + 1 : end;
}

function mail(text: string, at: number, user: string): AutoLink | undefined {
  mailDomain.lastIndex = at + 1;
  const name = mailDomain.exec(text)?.[0];
  if (!name || /[-_]$/.test(name)) return undefined;
  return {start: at - user.length, end: at + 1 + name.length, scheme: 'mailto:'};
}
