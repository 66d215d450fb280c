import {openPage, until} from '../../page.mjs';

/** Somebody at a page of their own, who has a keyboard and nothing else. */
export async function personAt(browser, url, member) {
  const context = await browser.createBrowserContext();
  const {page, complaints} = await openPage(context, {allow: [/net::ERR_ABORTED/]});
  await page.goto(`${url}?member=${member}`);
  const see = (look, what, ...values) => until(page, look, {timeout: 20_000, what}, ...values);
  const counted = {keys: 0, actions: 0};

  /** What has the focus, through shadow roots: what it is, its name, and where it stands. */
  const focused = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const labels = [...(at.labels ?? [])].map(({textContent}) => textContent).join(' ');
      const name = at.getAttribute('aria-label') ?? (labels || at.textContent || '');
      return {
        tag: at.localName,
        name: name.replace(/\s+/g, ' ').trim(),
        position: Number(at.getAttribute('aria-posinset')),
        of: Number(at.getAttribute('aria-setsize')),
        id: at.dataset?.feedId ?? '',
        entry: at.dataset?.entry ?? '',
      };
    });

  /** One key, or one while others are held: `Control+Enter`. */
  const press = async (keys, isAction = true) => {
    const held = keys.split('+');
    const key = held.pop();
    for (const each of held) await page.keyboard.down(each);
    await page.keyboard.press(key);
    for (const each of held.reverse()) await page.keyboard.up(each);
    counted.keys++;
    if (isAction) counted.actions++;
  };
  const type = async (text) => {
    await page.keyboard.type(text);
    counted.actions++;
  };
  /** Goes on with Tab until what has the focus is called that. */
  const tabTo = async (name, isBack = false) => {
    const heard = [];
    for (let step = 0; step < 120; step++) {
      await press(isBack ? 'Shift+Tab' : 'Tab', false);
      const at = await focused();
      if (name.test(at.name)) return at;
      heard.push(at.name.slice(0, 40));
    }
    throw new Error(`Tab never reached ${name}; it reached: ${[...new Set(heard)].join(' | ')}`);
  };
  /** Waits until what has the focus is so. */
  const focusOn = async (is, what) => {
    let at;
    for (let tries = 0; tries < 200; tries++) {
      at = await focused();
      if (is(at)) return at;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Focus never was on ${what}; it is on ${JSON.stringify(at)}`);
  };
  return {
    page,
    complaints,
    counted,
    see,
    focused,
    press,
    type,
    tabTo,
    focusOn,
    said: () => page.evaluate(() => globalThis.said),
  };
}
