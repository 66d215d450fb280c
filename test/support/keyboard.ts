import {sendKeys} from '@web/test-runner-commands';

import {settled} from './settled.js';

/** WebDriver, by which WebKit is driven here, holds no keys, and loses a letter that was in what it typed before. */
const isWebDriver = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');

/** What has the focus, through shadow roots. */
export function focused(): HTMLElement {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement;
}

export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await chord(key);
    await settled(document);
  }
}

/** One key, or one while others are held: `Control+Enter`. */
async function chord(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop()!;
  if (isWebDriver && held.length > 0) return void focused().dispatchEvent(keydown(key, held));
  for (const each of held) await sendKeys({down: each});
  // Firefox knows it by what it types.
  await sendKeys({press: key === 'Space' ? ' ' : key});
  for (const each of held.reverse()) await sendKeys({up: each});
}

function keydown(key: string, held: readonly string[]): KeyboardEvent {
  const [ctrlKey, shiftKey, altKey, metaKey] = ['Control', 'Shift', 'Alt', 'Meta'].map((each) => held.includes(each));
  return new KeyboardEvent('keydown', {
    key,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    bubbles: true,
    composed: true,
    cancelable: true,
  } as KeyboardEventInit);
}

export async function type(text: string): Promise<void> {
  if (!isWebDriver) await sendKeys({type: text});
  else for (const letter of text) await sendKeys({press: letter});
  await settled(document);
}

/** What a person hears of what has the focus. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as ShadowRoot;
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const labels = [...((element as HTMLInputElement).labels ?? [])].map(({textContent}) => textContent ?? '');
  const told =
    labels.join(' ') || element.textContent || root.querySelector(`[for="${element.id}"]`)?.textContent || '';
  return told.replace(/\s+/g, ' ').trim();
}

/** Goes on with Tab, or back with Shift and Tab (in WebKit: on from the top of the page), until what has the focus is called that. */
export async function tabTo(name: string | RegExp, isBack = false): Promise<HTMLElement> {
  if (!isBack) return tabUntil(name);
  if (isWebDriver) {
    goToTop();
    return tabUntil(name);
  }
  await sendKeys({down: 'Shift'});
  try {
    return await tabUntil(name);
  } finally {
    await sendKeys({up: 'Shift'});
  }
}

function goToTop(): void {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.addEventListener('blur', () => top.remove(), {once: true});
}

async function tabUntil(name: string | RegExp): Promise<HTMLElement> {
  const heard: string[] = [];
  for (let step = 0; step < 80; step++) {
    await sendKeys({press: 'Tab'});
    const at = nameOf(focused());
    if (typeof name === 'string' ? at === name || at.startsWith(name) : name.test(at)) return focused();
    heard.push(at);
  }
  throw new Error(`Tab never reached ${String(name)}; it reached: ${[...new Set(heard)].join(' | ')}`);
}
