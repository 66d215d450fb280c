/*
 * A stand-in for SharePoint's loader and page, in the browser. Microsoft publishes the loader and the base class of web parts as files that need
 * parts of SharePoint which it does not publish, so the real ones cannot run outside of it.
 *
 * Real here: the package, its manifest, its files and their names, the web part's own code as Microsoft's tools compiled it, and its words. Stood in for: who
 * fetches the files (by script elements, `define` by name, as that loader does), the base class with as much of its life as the web part uses, the
 * constructors of the property pane's controls, and the page's context.
 */
const modules = new Map();
const waiting = [];
globalThis.define = Object.assign(
  (...parts) => {
    const make = parts.pop();
    const needs = parts.pop() ?? [];
    waiting.push({needs, make});
  },
  {amd: {}},
);

/** The old kind of class, which compiled code can be made of. */
function BaseClientSideWebPart() {}
Object.defineProperties(BaseClientSideWebPart.prototype, {
  context: {
    get() {
      return this.given.context;
    },
  },
  domElement: {
    get() {
      return this.given.domElement;
    },
  },
  displayMode: {
    get() {
      return this.given.displayMode;
    },
  },
  properties: {
    get() {
      return this.given.properties;
    },
  },
});
Object.assign(BaseClientSideWebPart.prototype, {
  onInit: () => Promise.resolve(),
  onThemeChanged() {},
  onDisplayModeChanged() {},
  onDispose() {},
  onPropertyPaneFieldChanged() {},
});

const control = (kind) => (targetProperty, properties) => ({kind, targetProperty, properties});
modules.set('@microsoft/sp-core-library', {
  DisplayMode: {Read: 1, Edit: 2},
  Version: {parse: (text) => ({toString: () => text})},
});
modules.set('@microsoft/sp-webpart-base', {BaseClientSideWebPart});
modules.set('@microsoft/sp-property-pane', {
  PropertyPaneDropdown: control('dropdown'),
  PropertyPaneTextField: control('text'),
  PropertyPaneToggle: control('toggle'),
});

function fetchScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.crossOrigin = 'anonymous';
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} could not be loaded.`));
    document.head.append(script);
  });
}

/** As the manifest says: what is at a path is fetched, what is a component of SharePoint is there. */
async function load(name, {internalModuleBaseUrls: [base], scriptResources}) {
  if (modules.has(name)) return modules.get(name);
  const loading = (async () => {
    const {type, path} = scriptResources[name] ?? {};
    if (type !== 'path') throw new Error(`The web part asks for ${name}, which this stand-in does not have.`);
    await fetchScript(new URL(path.default ?? path, base).href);
    const {needs, make} = waiting.pop();
    const loader = {internalModuleBaseUrls: [base], scriptResources};
    const made = [];
    for (const need of needs) made.push(await load(need, loader));
    return make(...made);
  })();
  modules.set(name, loading);
  return loading;
}

/** Puts a web part onto the page. Answers what a page of SharePoint does with it afterwards. */
async function place({manifest, properties, displayMode = 1, context, theme}) {
  const {default: WebPart} = await load(manifest.loaderConfig.entryModuleId, manifest.loaderConfig);
  const domElement = document.createElement('div');
  document.querySelector('main').append(domElement);
  const pane = {opened: 0, refreshed: 0};
  const part = new WebPart();
  part.given = {
    domElement,
    displayMode,
    properties: structuredClone(properties),
    context: {
      ...context,
      sdks: {},
      propertyPane: {open: () => pane.opened++, refresh: () => pane.refreshed++},
    },
  };
  const wear = (next) => {
    domElement.style.backgroundColor = next.semanticColors.bodyBackground;
    part.onThemeChanged(next);
  };
  wear(theme);
  await part.onInit();
  part.render();
  return {
    domElement,
    pane,
    wear,
    paneOf: () => part.getPropertyPaneConfiguration(),
    change(path, value) {
      const names = path.split('.');
      const last = names.pop();
      let into = part.given.properties;
      for (const name of names) into = into[name] ??= {};
      const before = into[last];
      into[last] = value;
      part.onPropertyPaneFieldChanged(path, before, value);
      part.render();
    },
    dispose: () => part.onDispose(),
  };
}

globalThis.sharePoint = {place};
