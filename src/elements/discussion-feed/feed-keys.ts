/** What the keys of a feed move. */
export interface FeedMoves {
  readonly count: () => number;
  /** Gives the article of that index focus. */
  readonly focus: (index: number) => Promise<void>;
  /** Reads further, where there is more. */
  readonly more: () => Promise<void>;
}

/** The keys of the feed pattern: Page Down and Page Up move between articles, Ctrl and End or Home leave the feed. */
export function handleFeedKeys(event: KeyboardEvent, root: ShadowRoot, moves: FeedMoves): void {
  const [origin] = event.composedPath();
  // Somebody who writes means the keys of their text.
  if (origin instanceof HTMLElement && origin.matches('textarea, input, select')) return;
  const isCtrl = event.ctrlKey || event.metaKey;
  if (isCtrl && event.key === 'End') leave(event, root.querySelector<HTMLElement>('.feed-end'));
  else if (isCtrl && event.key === 'Home') leave(event, lastBefore(root));
  else if (event.key === 'PageDown' && !isCtrl) void move(event, 1, moves);
  else if (event.key === 'PageUp' && !isCtrl) void move(event, -1, moves);
}

async function move(event: KeyboardEvent, by: number, {count, focus, more}: FeedMoves): Promise<void> {
  const article = (event.target as HTMLElement).closest('[aria-posinset]');
  if (!article) return;
  event.preventDefault();
  const index = Number(article.getAttribute('aria-posinset')) - 1 + by;
  if (index >= count()) await more();
  await focus(Math.min(Math.max(index, 0), count() - 1));
}

function leave(event: KeyboardEvent, to: HTMLElement | null): void {
  if (!to) return;
  event.preventDefault();
  // From what takes focus but not Tab, Chromium goes on with Tab to the first of the tree, not out of it.
  if (to.tabIndex < 0) {
    to.tabIndex = 0;
    to.addEventListener('blur', () => (to.tabIndex = -1), {once: true});
  }
  to.focus();
}

/** The last thing before the feed that takes focus; the feed's first article where there is none. */
function lastBefore(root: ShadowRoot): HTMLElement | null {
  const feed = root.querySelector('[role=feed]')!;
  const before = [
    ...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [tabindex="0"]'),
  ].filter(
    (element) => element.compareDocumentPosition(feed) & Node.DOCUMENT_POSITION_FOLLOWING && !element.contains(feed),
  );
  return before.at(-1) ?? root.querySelector<HTMLElement>('[aria-posinset]');
}
