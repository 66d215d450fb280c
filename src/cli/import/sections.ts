/** A part of a text under its heading; the first may have none. */
export interface Section {
  readonly heading: string;
  readonly body: string;
}

interface Line {
  readonly text: string;
  /** 1 to 6 where the line is a heading. */
  readonly level: number;
  readonly title: string;
}

/** Cuts a Markdown text at its highest headings. Those inside code and comments are none. */
export function sectionsOf(markdown: string): {readonly title?: string; readonly sections: readonly Section[]} {
  const lines = linesOf(markdown.replace(/\r\n?/g, '\n'));
  const headings = lines.filter(({level}) => level > 0);
  // A text that begins with its only first-level heading begins with its title.
  const first = lines.find(({text}) => text.trim() !== '');
  const isTitled = first?.level === 1 && headings.filter(({level}) => level === 1).length === 1;
  const body = isTitled ? lines.slice(lines.indexOf(first) + 1) : lines;
  const top = Math.min(...headings.filter((heading) => !isTitled || heading !== first).map(({level}) => level));
  const sections: {heading: string; lines: string[]}[] = [{heading: '', lines: []}];
  for (const {text, level, title} of body) {
    if (level === top) sections.push({heading: title, lines: []});
    else sections.at(-1)!.lines.push(text);
  }
  const cut = sections
    .map(({heading, lines: texts}) => ({
      heading,
      body: texts
        .join('\n')
        .replace(/^\s*\n/, '')
        .trimEnd(),
    }))
    .filter((section) => section.heading || section.body);
  return {...(isTitled && {title: first.title}), sections: withDefinitions(cut)};
}

function linesOf(markdown: string): readonly Line[] {
  let fence = '';
  let isComment = false;
  const lines: Line[] = [];
  for (const text of markdown.split('\n')) {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    const wasCode = fence !== '';
    if (!isComment && mark && fence === '') fence = mark;
    else if (fence && mark.startsWith(fence) && text.trim() === mark) fence = '';
    const inCode = wasCode || fence !== '';
    const wasComment = isComment;
    if (!inCode)
      isComment = isComment
        ? !text.includes('-->')
        : text.includes('<!--') && !text.slice(text.lastIndexOf('<!--')).includes('-->');
    const [, marks = '', title = ''] =
      inCode || wasComment ? [] : (/^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(text) ?? []);
    lines.push({text, level: marks.length, title: title.trim()});
  }
  return lines;
}

const definition = /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*\S.*$/gm;

/** Links by reference are defined anywhere in a text: each part that uses one gets the definition. */
function withDefinitions(sections: readonly Section[]): readonly Section[] {
  const where = new Map<string, {readonly line: string; readonly section: Section}>();
  for (const section of sections) {
    for (const [line, label] of section.body.matchAll(definition))
      where.set(label!.toLowerCase(), where.get(label!.toLowerCase()) ?? {line: line.trim(), section});
  }
  return sections.map((section) => {
    const used = [...section.body.matchAll(/\[([^\]^][^\]]*)\](?!:)/g)].map(([, label]) =>
      where.get(label!.toLowerCase()),
    );
    const missing = new Set(used.filter((found) => found && found.section !== section).map((found) => found!.line));
    return missing.size > 0 ? {...section, body: `${section.body}\n\n${[...missing].join('\n')}`} : section;
  });
}
