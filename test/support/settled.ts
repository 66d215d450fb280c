/** The elements of a tree, shadow trees included. */
export function* elementsOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

/**
 * Waits until everything below has been drawn and stays so for three frames, at most `most` milliseconds.
 *
 * A source that never answers is no reason to wait for ever: then what is there has been drawn.
 */
export async function settled(root: ParentNode, most = 3000): Promise<void> {
  const end = performance.now() + most;
  let before = '';
  for (let quiet = 0; quiet < 3 && performance.now() < end;) {
    for (const element of elementsOf(root)) await (element as {updateComplete?: Promise<boolean>}).updateComplete;
    await frame();
    const now = picture(root);
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

function picture(root: ParentNode): string {
  let drawn = '';
  for (const {localName, childElementCount, textContent} of elementsOf(root))
    drawn += `${localName}${childElementCount}${childElementCount ? '' : textContent}`;
  return drawn;
}

/** A hidden page draws no frames. */
function frame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 50);
  });
}
