import {unsafeStatic, type StaticValue} from 'lit/static-html.js';

/** The version of this copy; written in by the build. */
export const version: string = typeof COP_VERSION === 'string' ? COP_VERSION : 'source';

declare const COP_VERSION: string | undefined;

let prefix = 'cop';

/** Renames every tag of this copy, `cop-member-card` to `acme-member-card`. Before the first tag is defined. */
export function setPrefix(wanted: string): void {
  if (!/^[a-z][a-z0-9]*$/.test(wanted)) {
    console.error(
      `CoP Elements: "${wanted}" cannot be a prefix; write a lower-case letter, then letters and digits. "${prefix}" stays.`,
    );
    return;
  }
  prefix = wanted;
}

/** What `cop-…` is called on this page. */
export function tagName(name: `cop-${string}`): string {
  return `${prefix}${name.slice(3)}`;
}

/** A tag for a template of `lit/static-html.js`, so that an element never names another literally. */
export function tag(name: `cop-${string}`): StaticValue {
  return unsafeStatic(tagName(name));
}

const versionOf = Symbol.for('cop-elements.version');

/** Registers a tag. Where another copy of us was first, that one stays; another version is named in a warning. */
export function define(name: `cop-${string}`, element: CustomElementConstructor): void {
  const wanted = tagName(name);
  const registered = customElements.get(wanted) as (CustomElementConstructor & {[versionOf]?: string}) | undefined;
  if (!registered) {
    Object.defineProperty(element, versionOf, {value: version, configurable: true});
    // A class has one tag; under a second prefix it needs a heir.
    customElements.define(wanted, customElements.getName?.(element) ? class extends element {} : element);
    return;
  }
  const there = registered[versionOf];
  if (there !== undefined && there !== version) {
    console.warn(
      `CoP Elements: <${wanted}> of version ${there} is on this page already; ${version} gives way. Load one copy, or give one a prefix.`,
    );
  } else if (there === undefined) {
    console.warn(`CoP Elements: <${wanted}> is registered by another library; ours gives way. Give ours a prefix.`);
  }
}
