import {openPage, until} from '../../page.mjs';

/** Somebody at a page of their own, who presses what they read. */
export async function personAt(browser, url, member) {
  const context = await browser.createBrowserContext();
  // Refusals are asked for here, and the browser writes each down.
  const {page, complaints} = await openPage(context, {
    allow: [/net::ERR_ABORTED/, /the server responded with a status of 4\d\d/],
  });
  await page.goto(`${url}?member=${member}`);
  const see = (look, what, ...values) => until(page, look, {timeout: 20_000, what}, ...values);
  const reads = (words) => see((text) => globalThis.cop.text().includes(text), `${member} reads “${words}”`, words);

  /** Presses the button of that name, as soon as it is there. */
  const press = (name) =>
    see(
      (wanted) => {
        const nameOf = (each) => (each.getAttribute('aria-label') ?? each.textContent).replace(/\s+/g, ' ').trim();
        const found = globalThis.cop.all().find((each) => each.matches('button') && nameOf(each) === wanted);
        found?.click();
        return Boolean(found);
      },
      `${member} finds the button “${name}”`,
      name,
    );

  /** Fills in the open form and sends it: texts by name, of what is chosen the values. */
  const fillIn = async (values) => {
    await see(() => globalThis.cop.find('.field-form'), `${member} has a form before them`);
    await page.evaluate((all) => {
      const form = globalThis.cop.find('.field-form');
      for (const [name, value] of Object.entries(all)) {
        const fields = [...form.querySelectorAll(`[name="${name}"]`)];
        const chosen = fields.find((each) => /radio|checkbox/.test(each.type) && each.value === value);
        if (chosen) {
          if (!chosen.checked) chosen.click();
          continue;
        }
        fields[0].value = value;
        fields[0].dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
      form.requestSubmit();
    }, values);
    await see(() => !globalThis.cop.find('.field-form'), `${member}’s form was taken`);
  };

  /** What the source answers to a change: the state of the item, or why it refuses. */
  const write = (change, options = {}) =>
    page.evaluate(
      async (each, more) => {
        try {
          const {items} = await globalThis.adapter.write(each, {key: crypto.randomUUID(), ...more});
          return {item: items[0]};
        } catch (error) {
          return {refused: error.kind ?? String(error), reason: error.message};
        }
      },
      change,
      options,
    );
  const get = (id) => page.evaluate(async (each) => (await globalThis.adapter.get('mentorship', [each]))[0], id);
  const list = (kind, query = {}) =>
    page.evaluate(async (each, asked) => (await globalThis.adapter.list(each, asked)).items, kind, query);
  await see(() => Boolean(globalThis.adapter), `${member}’s page`);
  return {member, page, complaints, see, reads, press, fillIn, write, get, list};
}
