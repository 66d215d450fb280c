// Writes src/ui/icons.ts: the icons we use, from the Lucide set (ISC), each its own export so that a bundle carries only what it draws.
import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const used = [
  'search', 'x', 'chevron-down', 'chevron-right', 'chevron-left', 'sliders-horizontal', 'list', 'table', 'layout-grid', 'map-pin', 'clock', 'mail', 'phone', 'globe',
  'message-circle', 'message-square-quote', 'reply', 'pencil', 'trash-2', 'check', 'circle-check', 'badge-check', 'flag', 'link', 'printer', 'ellipsis',
  'thumbs-up', 'heart', 'lightbulb', 'party-popper', 'hand-helping', 'circle-help', 'megaphone', 'book-open', 'sparkles', 'award', 'users', 'user-round',
  'cloud-off', 'lock', 'circle-alert', 'triangle-alert', 'log-in', 'refresh-cw', 'send', 'bold', 'italic', 'code', 'list-ordered', 'at-sign', 'hash', 'eye',
  'pin', 'plus', 'arrow-up', 'scale', 'circle-slash', 'calendar-check', 'copy', 'eye-off', 'graduation-cap', 'repeat-2',
];
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const draw = async (name) => {
  const file = fileURLToPath(import.meta.resolve(`lucide-static/icons/${name}.svg`));
  const shapes = (await readFile(file, 'utf8')).match(/<(path|circle|rect|line|polyline|polygon|ellipse)[^>]*\/>/g).map((shape) => shape.replace(/\s+/g, ' ').replace(' />', '/>'));
  return `export const ${camel(name)}Icon = icon(svg\`${shapes.join('')}\`);`;
};
const lines = await Promise.all(used.map(draw));
await writeFile(
  new URL('../src/ui/icons.ts', import.meta.url),
  `// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

/** An icon beside words, or in a button that has a name: never the only carrier of a meaning. */
const icon = (shapes: SVGTemplateResult): TemplateResult =>
  html\`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\${shapes}</svg>\`;

${lines.join('\n')}
`,
);
console.log(`${used.length} icons`);
