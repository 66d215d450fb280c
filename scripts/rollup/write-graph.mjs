import {relative} from 'node:path';

/** Writes which built file needs which, at once and later, for the size check. */
export function writeGraph() {
  return {
    name: 'write-graph',
    generateBundle(_, bundle) {
      const graph = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        graph[chunk.fileName] = {
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          modules: Object.keys(chunk.modules).map((id) => relative(process.cwd(), id)),
        };
      }
      this.emitFile({type: 'asset', fileName: 'graph.json', source: JSON.stringify(graph, null, 1)});
    },
  };
}
