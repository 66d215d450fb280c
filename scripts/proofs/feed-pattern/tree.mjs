/** What says nothing to anybody. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'paragraph', 'LineBreak', 'image', 'LayoutTable']);

/** The accessibility tree below an element, as an outline that is the same tomorrow. */
export async function treeOf(page, handle) {
  const tree = await page.accessibility.snapshot({root: handle, interestingOnly: false});
  const lines = [];
  const write = (node, depth, above = '') => {
    const {role, name = '', children = []} = node;
    const states = ['pressed', 'expanded', 'checked', 'invalid', 'disabled', 'level', 'focused']
      .filter((state) => node[state] !== undefined && node[state] !== 'false')
      .map((state) => ` ${state}=${node[state]}`)
      .join('');
    const isShown = !silent.has(role) && !(role === 'StaticText' && lasting(name) === above);
    if (isShown) lines.push(`${'  '.repeat(depth)}${role} “${lasting(name)}”${states}`);
    for (const child of children) write(child, isShown ? depth + 1 : depth, isShown ? lasting(name) : above);
  };
  write(tree, 0);
  return `${lines.join('\n')}\n`;
}

/** How long ago something was is not the same tomorrow. */
function lasting(name) {
  return name
    .replace(/\b(?:\d+ (?:seconds?|minutes?) ago|now|just now|this minute)\b/g, '(when)')
    .replace(/\s+/g, ' ')
    .trim();
}
