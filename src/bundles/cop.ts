/**
 * The autoloader: watches the page, and fetches an element of ours when it is first there.
 *
 * `<script type="module" src="cop.js">`; `cop.js?prefix=acme` for tags that start with `acme-`.
 */
const address = new URL(import.meta.url);
const prefix = address.searchParams.get('prefix') ?? 'cop';
const asked = new Set<string>();

async function load(tag: string): Promise<void> {
  if (asked.has(tag)) return;
  asked.add(tag);
  const {prepare} = await import('./runtime.js');
  prepare(prefix);
  // Listed by the build: the address of a tag that does not exist is never asked for.
  const name = tag.slice(prefix.length + 1);
  if (COP_TAGS.includes(name)) await import(new URL(`define/cop-${name}.js`, address).href);
}

/** Looks through a tree for elements to fetch; call it for a shadow root of your own. */
export function discover(root: ParentNode): void {
  for (const {localName} of root.querySelectorAll(':not(:defined)')) {
    if (localName.startsWith(`${prefix}-`)) void load(localName);
  }
}

declare const COP_TAGS: readonly string[];

new MutationObserver((changes) => {
  if (changes.some(({addedNodes}) => addedNodes.length > 0)) discover(document);
}).observe(document, {childList: true, subtree: true});
discover(document);
