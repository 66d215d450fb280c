import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Phrase, Section} from './section.js';
import {currentTranslation, onTranslation} from './translations.js';
import {wordsOf, type Words} from './words.js';

/** The element or ancestor that says the language, through shadow roots. */
function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const language = at.getAttribute('lang');
    if (language) return language;
  }
  return 'en';
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** One observer for each tree with elements of ours in it; tells them when a `lang` or `dir` changes. */
const trees = new WeakMap<Node, {readonly hosts: Set<() => void>; readonly observer: MutationObserver}>();

function observe(root: Node, notify: () => void): () => void {
  let tree = trees.get(root);
  if (!tree) {
    const hosts = new Set<() => void>();
    const observer = new MutationObserver(() => hosts.forEach((each) => each()));
    observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang', 'dir']});
    trees.set(root, (tree = {hosts, observer}));
  }
  const {hosts, observer} = tree;
  hosts.add(notify);
  return () => {
    hosts.delete(notify);
    if (hosts.size > 0) return;
    observer.disconnect();
    trees.delete(root);
  };
}

/** Every tree from the element's own up to the document. */
function rootsOf(element: Element): readonly Node[] {
  const roots: Node[] = [];
  for (let root: Node = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
  }
}

/**
 * The words of an element in the language of its place on the page, and the ways of that language with numbers and dates.
 *
 * Follows the nearest `lang` as it changes. A language that is not there yet is loaded; until then, English.
 */
export class Localize<P extends Readonly<Record<string, Phrase>>> implements ReactiveController {
  strings: P;
  words: Words = wordsOf('en');
  private stops: readonly (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly section: Section<string, P>,
  ) {
    this.strings = section.phrases;
    host.addController(this);
  }

  /** What says "3 days ago" takes as long to make as a page of posts: this makes it while they are on their way. */
  warm(): void {
    setTimeout(() => this.words.ago(Date()));
  }

  hostConnected(): void {
    this.stops = [...rootsOf(this.host).map((root) => observe(root, this.follow)), onTranslation(this.follow)];
    this.follow();
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  private readonly follow = () => {
    const language = languageOf(this.host);
    this.words = wordsOf(safeTag(language));
    this.strings = {...this.section.phrases, ...(currentTranslation(language, this.section.name) as Partial<P>)};
    this.host.requestUpdate();
  };
}

/** A page may say anything in `lang`; `Intl` throws at what is no BCP 47 tag. */
function safeTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
