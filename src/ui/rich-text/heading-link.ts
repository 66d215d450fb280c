/**
 * Follows a link such as `#user-stories` to the heading of that name in the same tree, as GitHub would.
 *
 * Headings have no ids, which are the page's; and the address of a page leads to nothing within a shadow tree.
 */
export function followToHeading(event: Event): void {
  const link = event.currentTarget as HTMLAnchorElement;
  const name = nameOf(link.getAttribute('href') ?? '');
  const tree = link.getRootNode() as Document | ShadowRoot;
  const headings = [...tree.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')];
  const heading = headings.find(({textContent}) => nameOf(textContent ?? '') === name);
  if (!heading) return;
  event.preventDefault();
  heading.tabIndex = -1;
  heading.focus({preventScroll: true});
  heading.scrollIntoView({block: 'start'});
}

/** Small letters, digits, `_` and `-`; a space is a `-`, and everything else is left out. */
function nameOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
