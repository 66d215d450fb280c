import {render} from 'lit';

import {richText, type RichTextOptions} from '../../../src/ui/rich-text/rich-text.js';

const stages = new Set<HTMLElement>();

/** A text in the page; the parser must have been loaded, so that it is drawn at once. */
export function settledText(text: string, options?: RichTextOptions): HTMLElement {
  const stage = document.createElement('div');
  document.body.append(stage);
  stages.add(stage);
  render(richText(text, options), stage);
  return stage;
}

/** A task draws only so much rich text at once, and more in the next. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

beforeEach(nextTask);

afterEach(() => {
  for (const stage of stages) stage.remove();
  stages.clear();
});

/** What a text looks like as HTML, without what every drawing has for the eye and the keyboard. */
export function drawn(text: string, options?: RichTextOptions): string {
  const root = settledText(text, options).querySelector('.rich-text')!.cloneNode(true) as HTMLElement;
  for (const element of root.querySelectorAll('*')) {
    for (const name of ['dir', 'tabindex', 'role', 'aria-label', 'scope', 'rel', 'disabled', 'type'])
      element.removeAttribute(name);
  }
  return withoutComments(root)
    .innerHTML.replace(/>\s*\n\s*</g, '><')
    .trim();
}

/** Lit marks its places with comments. */
export function withoutComments(root: HTMLElement): HTMLElement {
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  root.normalize();
  return root;
}
