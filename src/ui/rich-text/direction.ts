import type {Block} from '../markdown/index.js';

const letter = /\p{L}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Which way the words of a block run, by the first letter in them; nothing where there is none.
 *
 * `dir="auto"` would say the same, but Chromium then looks through all words again for each that is added: seconds for a long block.
 */
export function directionOf(block: Block): 'ltr' | 'rtl' | undefined {
  const first = letter.exec(startOf(block))?.[0];
  if (!first) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** The first words in a block, as they are written. */
function startOf(block: Block): string {
  switch (block.type) {
    case 'quote':
      return startOfAll(block.blocks);
    case 'list':
      return startOfAll(block.items.slice(0, 1).flatMap(({blocks}) => blocks));
    case 'table':
      return block.head.join(' ');
    case 'rule':
      return '';
    default:
      return block.text.slice(0, 1000);
  }
}

function startOfAll(blocks: readonly Block[]): string {
  const [first] = blocks;
  return first ? startOf(first) : '';
}
