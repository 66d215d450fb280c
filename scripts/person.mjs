import {openPage, until} from './page.mjs';

/** The forms that are filled in field by field: most are `.field-form`. */
const fieldForm = '.field-form';

/** Somebody at a page of their own, who presses what they read. */
export async function personAt(browser, url, member, {query = {}, hash = ''} = {}) {
  const context = await browser.createBrowserContext();
  // Refusals are asked for here, and times without a network: the browser writes each down.
  const {page, complaints} = await openPage(context, {
    allow: [/net::ERR_(ABORTED|INTERNET_DISCONNECTED)/, /the server responded with a status of 4\d\d/],
  });
  await page.goto(`${url}?${new URLSearchParams({member, ...query})}${hash}`);
  const see = (look, what, ...values) => until(page, look, {timeout: 20_000, what}, ...values);
  const reads = (words) => see((text) => globalThis.cop.text().includes(text), `${member} reads “${words}”`, words);

  /** Presses the button or link of that name, as soon as it is there. */
  const press = (name) =>
    see(
      (wanted) => {
        const nameOf = (each) => (each.getAttribute('aria-label') ?? each.textContent).replace(/\s+/g, ' ').trim();
        const found = globalThis.cop.all().find((each) => each.matches('button, a') && nameOf(each) === wanted);
        found?.click();
        return Boolean(found);
      },
      `${member} finds the button “${name}”`,
      name,
    );

  /** Writes into the fields of the open form: texts by name, of what is chosen the values. */
  const write = async (values, form = fieldForm) => {
    await see((selector) => globalThis.cop.find(selector), `${member} has a form before them`, form);
    await page.evaluate(
      (all, selector) => {
        const fieldsOf = (name) => [...globalThis.cop.find(selector).querySelectorAll(`[name="${name}"]`)];
        for (const [name, value] of Object.entries(all)) {
          const fields = fieldsOf(name);
          const chosen = fields.find((each) => /radio|checkbox/.test(each.type) && each.value === value);
          if (chosen) {
            if (!chosen.checked) chosen.click();
            continue;
          }
          fields[0].value = value;
          fields[0].dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
        }
      },
      values,
      form,
    );
  };
  /** Sends the open form; it need not be taken. */
  const send = (form = fieldForm) => page.evaluate((selector) => globalThis.cop.find(selector).requestSubmit(), form);
  /** Fills in the open form, sends it, and sees it taken. */
  const fillIn = async (values, form = fieldForm) => {
    await write(values, form);
    await send(form);
    await see((selector) => !globalThis.cop.find(selector), `${member}’s form was taken`, form);
  };

  /** What the source answers to a change: the state of the item, or why it refuses. */
  const change = (change, options = {}) =>
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
  const get = (kind, id) => page.evaluate(async (of, each) => (await globalThis.adapter.get(of, [each]))[0], kind, id);
  const list = (kind, query = {}) =>
    page.evaluate(async (each, asked) => (await globalThis.adapter.list(each, asked)).items, kind, query);
  await see(() => Boolean(globalThis.adapter), `${member}’s page`);
  return {member, page, complaints, see, reads, press, write, send, fillIn, change, get, list};
}
