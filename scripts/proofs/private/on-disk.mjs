import {readFileSync, readdirSync} from 'node:fs';
import {join, relative} from 'node:path';

/** The files below a folder that have a word in them, as UTF-8 or as UTF-16. */
export function filesWith(folder, word) {
  const needles = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()];
  const found = [];
  let count = 0;
  for (const entry of readdirSync(folder, {withFileTypes: true, recursive: true})) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    count++;
    const bytes = contentOf(file);
    if (needles.some((needle) => bytes.includes(needle))) found.push(relative(folder, file));
  }
  return {found, count};
}

function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    // Taken away meanwhile.
    return Buffer.alloc(0);
  }
}
