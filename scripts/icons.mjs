// Writes src/ui/icons/: the icons we use, from the Lucide set (ISC), each a module of its own so that an element carries only what it draws.
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const used = [
  'search',
  'x',
  'chevron-down',
  'chevron-right',
  'chevron-left',
  'sliders-horizontal',
  'list',
  'table',
  'layout-grid',
  'map-pin',
  'clock',
  'mail',
  'phone',
  'globe',
  'message-circle',
  'message-square-quote',
  'text-quote',
  'reply',
  'pencil',
  'trash-2',
  'check',
  'circle-check',
  'badge-check',
  'flag',
  'link',
  'printer',
  'ellipsis',
  'thumbs-up',
  'heart',
  'lightbulb',
  'party-popper',
  'hand-helping',
  'circle-help',
  'megaphone',
  'book-open',
  'bookmark',
  'sparkles',
  'award',
  'users',
  'user-round',
  'cloud-off',
  'lock',
  'circle-alert',
  'triangle-alert',
  'log-in',
  'refresh-cw',
  'send',
  'bold',
  'italic',
  'code',
  'list-ordered',
  'at-sign',
  'hash',
  'eye',
  'pin',
  'plus',
  'arrow-up',
  'scale',
  'circle-slash',
  'calendar-check',
  'copy',
  'eye-off',
  'graduation-cap',
  'repeat-2',
  'bell',
  'rss',
  'paperclip',
  'download',
];
const folder = new URL('../src/ui/icons/', import.meta.url);
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const draw = async (name) => {
  const file = fileURLToPath(import.meta.resolve(`lucide-static/icons/${name}.svg`));
  const shapes = (await readFile(file, 'utf8'))
    .match(/<(path|circle|rect|line|polyline|polygon|ellipse)[^>]*\/>/g)
    .map((shape) => shape.replace(/\s+/g, ' ').replace(' />', '/>'));
  const text = `import {svg} from 'lit';

import {icon} from '../icon.js';

export const ${camel(name)}Icon = () => icon(svg\`${shapes.join('')}\`);
`;
  await writeFile(
    new URL(`${name}.ts`, folder),
    `// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.\n${text}`,
  );
};
await rm(folder, {recursive: true, force: true});
await mkdir(folder, {recursive: true});
await Promise.all(used.map(draw));
console.log(`${used.length} icons`);
