/** What the elements say of themselves, see scripts/package-sharepoint.mjs. */
export interface Elements {
  readonly [tag: string]: {
    readonly title: string;
    readonly description: string;
    /** It cannot do without one of these. */
    readonly needs: readonly string[];
    readonly attributes: {readonly [name: string]: Attribute};
  };
}

export interface Attribute {
  readonly type: 'string' | 'number' | 'boolean' | 'choice' | 'presence';
  readonly help: string;
  readonly default?: string | number;
  readonly choices?: readonly string[];
}

export type Values = {readonly [name: string]: string | number | boolean | undefined};

/** What SharePoint keeps with the page for one web part. */
export interface Settings {
  readonly tag: string;
  /** Where the community is: `sharepoint`, `rest` or `static`. */
  readonly source: string;
  /** Its address; of this very site where left out. */
  readonly address: string;
  /** The id of one community. */
  readonly community: string;
  /** Of each tag that was chosen once, what was said of its attributes. */
  readonly attributes: {readonly [tag: string]: Values | undefined};
}

/** A control of the property pane. `path` is where in the settings its value stands. */
export interface Field {
  readonly path: string;
  readonly label: string;
  readonly help: string;
  readonly kind: 'text' | 'number' | 'toggle' | 'choice';
  readonly choices?: readonly string[];
  readonly initial?: string;
}

/** One control for each attribute of an element. */
export function fieldsOf(elements: Elements, tag: string): readonly Field[] {
  const attributes = elements[tag]?.attributes ?? {};
  return Object.keys(attributes).map((name) => {
    const {type, help, choices, default: initial} = attributes[name]!;
    return {
      path: `attributes.${tag}.${name}`,
      label: labelOf(name),
      help,
      kind: type === 'boolean' || type === 'presence' ? 'toggle' : type === 'string' ? 'text' : type,
      ...(choices && {choices}),
      ...(initial !== undefined && {initial: String(initial)}),
    };
  });
}

/** `no-search` as words. */
export function labelOf(name: string): string {
  const words = name.split('-').join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands in the markup: nothing that is not said, and of a switch its name alone. */
export function markupOf(elements: Elements, {tag, attributes}: Settings): {readonly [name: string]: string} {
  const values = attributes[tag] ?? {};
  const found: {[name: string]: string} = {};
  // Only what is known: what an older version kept, or somebody wrote into the page, is no way to other attributes.
  for (const name of Object.keys(elements[tag]?.attributes ?? {})) {
    const value = values[name];
    if (value === undefined || value === false || value === '') continue;
    found[name] = value === true ? '' : String(value);
  }
  return found;
}

/** What is to be chosen before the element can show anything; nothing where it can. */
export function missingIn(elements: Elements, settings: Settings): readonly string[] {
  const needs = elements[settings.tag]?.needs ?? [];
  const said = markupOf(elements, settings);
  return needs.some((name) => said[name]) ? [] : needs;
}
