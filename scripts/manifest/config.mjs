/** How the custom elements manifest is made: our own `define()` names the tags, and what is not public stays out. */
export default {
  globs: ['src/elements/**/*.ts', 'src/define/cop-*.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [tagsOfDefine(), publicOnly()],
};

/** Reads `define('cop-member-card', MemberCardElement)` as what it is. */
function tagsOfDefine() {
  const tags = new Map();
  return {
    name: 'tags-of-define',
    analyzePhase({ts, node, moduleDoc}) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, name] = node.arguments;
      if (!tag || !name || !ts.isStringLiteral(tag)) return;
      tags.set(name.getText(), tag.text);
      moduleDoc.exports = [
        ...(moduleDoc.exports ?? []),
        {kind: 'custom-element-definition', name: tag.text, declaration: {name: name.getText()}},
      ];
    },
    packageLinkPhase({customElementsManifest}) {
      const classes = new Map();
      for (const {path, declarations = []} of customElementsManifest.modules) {
        for (const declaration of declarations) {
          const tag = tags.get(declaration.name);
          if (!tag) continue;
          declaration.tagName = tag;
          declaration.customElement = true;
          classes.set(declaration.name, path);
        }
      }
      for (const {exports = []} of customElementsManifest.modules) {
        for (const {kind, declaration} of exports) {
          if (kind === 'custom-element-definition') declaration.module = classes.get(declaration.name);
        }
      }
    },
  };
}

/** Leaves only elements and events, and of them what is public: `@state` and what is private or protected is nobody's concern. */
function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({customElementsManifest}) {
      for (const each of customElementsManifest.modules) {
        for (const declaration of each.declarations ?? []) {
          declaration.members = declaration.members?.filter(({privacy, static: isStatic}) => !privacy && !isStatic);
          // The analyser takes the first argument of an event class for the name of another event.
          declaration.events = declaration.events?.filter(({name}) => name.startsWith('cop-'));
          declaration.attributes = declaration.attributes?.filter(
            ({fieldName}) => !fieldName || declaration.members?.some(({name}) => name === fieldName),
          );
        }
      }
    },
  };
}
