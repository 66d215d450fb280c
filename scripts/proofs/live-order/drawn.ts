/** What can be seen of a feed, line by line: posts in their order, with their counts, and what was said in those that are open. */
export function drawn(feed: HTMLElement): readonly string[] {
  const posts = feed.shadowRoot!.querySelectorAll<HTMLElement>('article');
  return [...posts].flatMap((post) => [
    `${post.getAttribute('aria-posinset')} of ${post.getAttribute('aria-setsize')}, ${post.dataset['feedId']}: ${textOf(post)}`,
    ...[...post.querySelectorAll('cop-discussion-thread')].flatMap(threadOf),
  ]);
}

function threadOf(thread: HTMLElement): readonly string[] {
  const root = thread.shadowRoot!;
  const parts = root.querySelectorAll<HTMLElement>(
    '.entry, .closed, .hint, .start, .empty, [role=alert], .button.more, .news button',
  );
  return [...parts].map(
    (part) => `  ${classesOf(part)} ${part.dataset['entry'] ?? ''}: ${textOf(part)}${pressed(part)}`,
  );
}

/** What a reader is led to is marked for a moment. */
function classesOf({classList}: HTMLElement): string {
  return [...classList].filter((name) => name !== 'target').join(' ');
}

/** What the reader did shows in how a button stands. */
function pressed(part: HTMLElement): string {
  return [...part.querySelectorAll('[aria-pressed=true]')].map((button) => ` [${textOf(button)}]`).join('');
}

function textOf(element: Element): string {
  return element.textContent!.replace(/\s+/g, ' ').trim();
}
