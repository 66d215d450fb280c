import {LitElementRenderer} from '@lit-labs/ssr/lib/lit-element-renderer.js';
import {collectResultSync} from '@lit-labs/ssr/lib/render-result.js';
import {parse, type DefaultTreeAdapterTypes as Tree} from 'parse5';

import './elements.js';

/** How a page is drawn. */
export interface RenderOptions {
  /** Of a policy that allows inline styles by a nonce alone: the one of this answer. */
  readonly nonce?: string;
}

/**
 * Draws our elements in the markup of a page, for a browser to show before our code is there: each with its shadow root in a
 * `<template shadowrootmode="open">` (HTML, declarative shadow DOM), as it is while its data is on its way. No data is read: what a
 * server puts into a page that is cached is for nobody in particular. In the page, `cop-elements/hydrate` goes on from there.
 *
 * Everything else of the markup is left as it is written, and so are our elements that have a shadow root already.
 *
 * @param markup A page, or a part of one.
 * @throws TypeError Where a nonce is none by CSP (base64 or base64url).
 */
export function renderElements(markup: string, {nonce}: RenderOptions = {}): string {
  if (nonce !== undefined && !/^[\w+/-]+={0,2}$/.test(nonce))
    throw new TypeError(
      'The nonce must be base64, as a Content-Security-Policy has it: letters, digits, +, /, - and _.',
    );
  const drawn: {readonly at: number; readonly template: string}[] = [];
  for (const element of elementsOf(parse(markup, {sourceCodeLocationInfo: true}))) {
    const at = element.sourceCodeLocation?.startTag?.endOffset;
    if (at === undefined || !customElements.get(element.tagName) || hasShadowRoot(element)) continue;
    drawn.push({at, template: templateOf(element, nonce)});
  }
  let [result, from] = ['', 0];
  for (const {at, template} of drawn.sort((one, other) => one.at - other.at)) {
    result += markup.slice(from, at) + template;
    from = at;
  }
  return result + markup.slice(from);
}

function* elementsOf(node: Tree.ParentNode): Generator<Tree.Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}

function hasShadowRoot({childNodes}: Tree.Element): boolean {
  return childNodes.some((node) => 'attrs' in node && node.attrs.some(({name}) => name === 'shadowrootmode'));
}

function templateOf({tagName, attrs}: Tree.Element, nonce: string | undefined): string {
  const renderer = new LitElementRenderer(tagName);
  for (const {name, value} of attrs) renderer.setAttribute(name, value);
  renderer.connectedCallback();
  const within = {
    elementRenderers: [LitElementRenderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  };
  const shadow = collectResultSync(renderer.renderShadow(within) ?? []);
  const allowed = nonce === undefined ? shadow : shadow.replaceAll('<style>', `<style nonce="${nonce}">`);
  return `<template shadowrootmode="open">${allowed}</template>`;
}
