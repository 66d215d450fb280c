import {existsSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

/** TypeScript writes `.js` in its imports and means the `.ts` beside it. */
export function typescriptPaths() {
  return {
    name: 'typescript-paths',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.') || !source.endsWith('.js')) return null;
      const file = resolve(dirname(importer), source.replace(/\.js$/, '.ts'));
      return existsSync(file) ? file : null;
    },
  };
}
