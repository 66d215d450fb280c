import {settled} from './settled.js';

/** Waits for what a part of an element that is fetched later will draw. */
export async function appears<E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Promise<E> {
  const end = performance.now() + 5000;
  for (;;) {
    await settled(element);
    const found = element.shadowRoot!.querySelector<E>(selector);
    if (found) return found;
    if (performance.now() > end)
      throw new Error(
        `“${selector}” never appeared in: ${element.shadowRoot!.textContent!.replace(/\s+/g, ' ').slice(0, 300)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
