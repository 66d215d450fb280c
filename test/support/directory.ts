import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import {appears} from './appears.js';
import {settled} from './settled.js';

/** A directory as somebody sees it who looks for people. */
export class Directory {
  constructor(readonly element: MemberDirectoryElement) {}

  /** Wide enough that the filters stand beside the members. */
  async widen(width = '1000px'): Promise<void> {
    this.element.style.inlineSize = width;
    await settled(this.element);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** The names that are on screen or close to it, in their order. */
  get names(): readonly string[] {
    return this.all('.member:not(.kept, .pending) .name').map(({textContent}) => textContent!.trim());
  }

  get field(): HTMLInputElement {
    return this.one<HTMLInputElement>('input[type=search]');
  }

  get count(): string {
    return this.root.querySelector('.line-up > .count')?.textContent!.trim() ?? '';
  }

  get scroller(): HTMLElement {
    return this.one('.scroller');
  }

  get marks(): readonly string[] {
    return this.all('mark').map(({textContent}) => textContent!);
  }

  one<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`No “${selector}” in: ${this.root.textContent!.replace(/\s+/g, ' ').slice(0, 300)}`);
    return found;
  }

  all(selector: string): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** Types into the search field, as one gesture. */
  enter(text: string): void {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }

  async search(text: string): Promise<void> {
    this.enter(text);
    await this.element.updateComplete;
    await this.until(
      () =>
        this.element.text === text &&
        this.one('.main').textContent !== '' &&
        !this.root.querySelector('[aria-busy=true]'),
    );
    await settled(this.element);
  }

  /** The box of a value, as soon as it was counted. */
  async facet(label: string): Promise<HTMLInputElement> {
    await appears(this.element, '.facet-value');
    const value = () =>
      this.all('.facet-value').find((each) => each.querySelector('.facet-label')!.textContent === label);
    await this.until(() => value() !== undefined);
    return value()!.querySelector('input')!;
  }

  /** How many a value says it would leave. */
  async countOf(label: string): Promise<number> {
    return Number((await this.facet(label)).closest('label')!.querySelector('.count')!.textContent!.replace(/\D/g, ''));
  }

  async tick(label: string): Promise<void> {
    (await this.facet(label)).click();
    await settled(this.element);
  }

  async card(): Promise<HTMLElement> {
    return appears(this.element, '.peek');
  }

  async until(is: () => boolean): Promise<void> {
    const end = performance.now() + 5000;
    while (!is()) {
      if (performance.now() > end)
        throw new Error(
          `It never was so: ${String(is)}. On screen: ${this.root.textContent!.replace(/\s+/g, ' ').slice(0, 300)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
