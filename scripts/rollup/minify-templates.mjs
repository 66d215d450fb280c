const tags = new Set(['html', 'svg', 'css']);

/**
 * Takes the indentation out of Lit's templates.
 *
 * In markup a run of white space that breaks the line becomes one space, which draws the same. Templates that hold text kept as
 * written are left alone.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const edits = [];
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || !tags.has(node.tag.name)) return;
        const {quasis} = node.quasi;
        if (quasis.some(({value}) => /<(?:pre|textarea)\b/.test(value.raw))) return;
        const squeeze = node.tag.name === 'css' ? squeezeCss : squeezeMarkup;
        for (const {start, end, value} of quasis) {
          const written = code.slice(start, end);
          if (written !== value.raw) continue;
          edits.push([start, end, squeeze(written)]);
        }
      });
      if (edits.length === 0) return null;
      let result = '';
      let at = 0;
      for (const [start, end, text] of edits.sort(([a], [b]) => a - b)) {
        result += code.slice(at, start) + text;
        at = end;
      }
      return {code: result + code.slice(at), map: null};
    },
  };
}

function squeezeMarkup(text) {
  return text.replace(/\s*\n\s*/g, ' ');
}

function squeezeCss(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/(?<![\d.])0(\.\d)/g, '$1')
    .replace(/;}/g, '}');
}

function visit(node, see) {
  if (!node || typeof node.type !== 'string') return;
  see(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) value.forEach((inner) => visit(inner, see));
    else if (value && typeof value === 'object') visit(value, see);
  }
}
