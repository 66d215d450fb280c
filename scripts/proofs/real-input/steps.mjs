import {setTimeout as wait} from 'node:timers/promises';

/** What a person does on the example page, in words. Each step waits until it is done, or says what is missing. */
export function stepsOf(page, until) {
  /** Runs in the page: how many an element says there are, “24 of 114 practices”. */
  const countOf = (tag) => {
    const busy = globalThis.cop.find('[aria-busy=true]', document.querySelector(tag)?.shadowRoot);
    if (busy) return undefined;
    const [said] =
      globalThis.cop.text(document.querySelector(tag)).match(/[\d,]+(?: of [\d,]+)? (?:members?|practices?)\b/) ?? [];
    return said === undefined ? undefined : Number(said.split(' ').at(-2).replaceAll(',', ''));
  };
  const asked = new Set();
  // The stream of events stays open for as long as the page.
  page.on('request', (request) => void (/\/events\b/.test(request.url()) || asked.add(request)));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => asked.delete(request));

  /** The count once it stands still: the service has answered all that was asked, and nothing more is asked for a moment. */
  const settled = async (tag) => {
    let last;
    let since = 0;
    for (let tries = 0; tries < 1000; tries++) {
      const now = await page.evaluate(countOf, tag);
      since = now === last && now !== undefined && asked.size === 0 ? since + 1 : 0;
      if (since >= 10) return now;
      last = now;
      await wait(25);
    }
    throw new Error(`<${tag}> says no number that stands still`);
  };

  const find = async (tag, selector, text = '') => {
    await until(
      page,
      (...[host, wanted, words]) =>
        Boolean(
          globalThis.cop
            .all(document.querySelector(host)?.shadowRoot ?? new DocumentFragment())
            .find((each) => each.matches(wanted) && each.textContent.includes(words)),
        ),
      {what: `${selector} ${text} in <${tag}>`},
      tag,
      selector,
      text,
    );
    const handle = await page.evaluateHandle(
      (...[host, wanted, words]) =>
        globalThis.cop
          .all(document.querySelector(host).shadowRoot)
          .find((each) => each.matches(wanted) && each.textContent.includes(words)),
      tag,
      selector,
      text,
    );
    return handle.asElement();
  };
  const type = async (tag, selector, text) => {
    const field = await find(tag, selector);
    await field.evaluate((element) => element.scrollIntoView({block: 'center'}));
    await field.click({count: 3});
    await page.keyboard.press('Backspace');
    if (text) await page.keyboard.type(text, {delay: 5});
  };
  const press = async (tag, selector, text) => {
    const button = await find(tag, selector, text);
    await button.evaluate((element) => {
      element.scrollIntoView({block: 'center'});
      element.click();
    });
  };
  const see = (tag, text) =>
    until(
      page,
      (host, words) => globalThis.cop.text(document.querySelector(host) ?? document.body).includes(words),
      {what: `“${text}” in <${tag}>`},
      tag,
      text,
    );

  return {
    see,

    async search(tag, text) {
      await until(
        page,
        (host) => document.querySelector(host)?.shadowRoot?.querySelector('input[type=search]'),
        {},
        tag,
      );
      await type(tag, 'input[type=search]', text);
      return settled(tag);
    },

    /** Chooses each facet value that is counted, one at a time, and compares its count with the number the list then says. */
    async choose(tag) {
      const all = await settled(tag);
      await find(tag, '.facet-value');
      const labels = () =>
        page.evaluate(
          (host) =>
            globalThis.cop
              .all(document.querySelector(host).shadowRoot)
              .filter((each) => each.matches('.facet-value:has(.count)'))
              .map((each) => globalThis.cop.untimed(each.textContent)),
          tag,
        );
      const shown = await labels();
      // Facets follow the list by a moment, so a value is waited for.
      const set = (label, checked) =>
        until(
          page,
          (host, wanted, on) => {
            const value = globalThis.cop
              .all(document.querySelector(host).shadowRoot)
              .find(
                (each) =>
                  each.matches('.facet-value:has(.count)') &&
                  globalThis.cop.untimed(each.textContent).startsWith(wanted),
              );
            // What is shown first may be others by now: all are a press away.
            if (!value)
              for (const more of globalThis.cop.all(document.querySelector(host).shadowRoot))
                if (more.matches('.facet .as-link') && more.textContent.trim().startsWith('Show all')) more.click();
            const box = value?.querySelector('input');
            if (box && box.checked !== on) box.click();
            return Boolean(box);
          },
          {what: `the facet value ${label} in <${tag}>`, timeout: 5000},
          tag,
          label,
          checked,
        );
      for (const label of shown) {
        const [, value, count] = /^(.*?) ?([\d,]+)$/.exec(label) ?? [];
        await set(label, true).catch(async (error) => {
          throw new Error(
            `${error.message}; there are ${(await labels()).join(', ')}; before there were ${shown.join(', ')}`,
          );
        });
        const total = await settled(tag);
        if (total !== Number(count.replaceAll(',', '')))
          throw new Error(`<${tag}> counts ${count} of ${value}, and then lists ${total}`);
        await set(value, false);
        const again = await settled(tag);
        if (again !== all) throw new Error(`<${tag}> lists ${again} without ${value}, and had listed ${all}`);
      }
      return shown.length;
    },

    /** Opens the practice by its address and reads its longest part to the end. */
    async open({id, title, ...fields}) {
      const text = Object.values(fields)
        .filter((value) => typeof value === 'string')
        .sort((a, b) => b.length - a.length)[0];
      const began = performance.now();
      await page.goto(`${page.url().split('#')[0]}#cop-practice-${id}`);
      await page.reload();
      await see('cop-best-practice-library', title);
      const shown = Math.round(performance.now() - began);
      const ending = text.match(/[A-Za-z]+ [A-Za-z]+ [A-Za-z]+/g).at(-1);
      // A press draws the rest slice by slice, or asks again where it is very long.
      const next = () =>
        until(
          page,
          (last) => {
            const library = document.querySelector('cop-best-practice-library');
            if (globalThis.cop.text(library).includes(last)) return 'read';
            return (
              globalThis.cop
                .all(library.shadowRoot)
                .some((each) => each.matches('button') && each.textContent.includes('Show the rest')) && 'asked'
            );
          },
          {what: `“${ending}”, the end of ${id}, or a way to it`},
          ending,
        );
      let presses = 0;
      for (; (await next()) === 'asked'; presses++) {
        if (presses > 12) throw new Error(`“${ending}”, the end of ${id}, is not reached`);
        await press('cop-best-practice-library', 'button', 'Show the rest');
        await wait(200);
      }
      return `${shown} ms to the page, ${text.length} characters read to “… ${ending}” after ${presses} presses of “Show the rest”`;
    },

    async ask(title) {
      await press('cop-discussion-feed', 'button.start');
      await type('cop-discussion-feed', '.title-field', title);
      await type(
        'cop-discussion-feed',
        'textarea',
        'We are about to change it, and would like to know **who would notice**.',
      );
      await press('cop-discussion-feed', 'button.primary', 'Ask');
      await see('cop-discussion-feed', title);
    },

    async thank(name, words) {
      await press('cop-recognition-wall', 'button.thank-button');
      await type('cop-recognition-wall', 'input[role=combobox]', name.slice(0, 12));
      await press('cop-recognition-wall', '[role=option]', name);
      await press('cop-recognition-wall', 'input[name=badge]');
      await type('cop-recognition-wall', 'form textarea', words);
      await press('cop-recognition-wall', 'form button[type=submit]');
      // Its preview says the same words: it is given when the form is gone.
      await until(page, () => !globalThis.cop.find('form', document.querySelector('cop-recognition-wall').shadowRoot), {
        what: 'the end of the form',
      });
      await see('cop-recognition-wall', words);
    },
  };
}

/** Runs in the page: every facet value of a kind against the list it leads to, asked of the page's own source. */
export async function facetsAgree(kind) {
  const adapter = await new Promise((found) => {
    const request = Object.assign(new Event('context-request', {bubbles: true, composed: true}), {
      context: Symbol.for('cop-elements.community'),
      callback: (scope) => scope?.adapter && found(scope.adapter),
      subscribe: true,
    });
    document.querySelector('cop-community > * ').dispatchEvent(request);
  });
  const {facets: names} = (await adapter.describe()).kinds[kind];
  const {facets} = await adapter.list(kind, {facets: names.filter((name) => name !== 'initial'), limit: 0});
  const wrong = [];
  const counts = Object.entries(facets).flatMap(([name, counted]) => counted.map((each) => ({name, ...each})));
  // Asked together they travel together.
  for (let start = 0; start < counts.length; start += 40) {
    await Promise.all(
      counts.slice(start, start + 40).map(async ({name, value, count}) => {
        const {total} = await adapter.list(kind, {where: {[name]: value}, limit: 0});
        if (total.value !== count) wrong.push(`${name} ${value}: ${count} counted, ${total.value} listed`);
      }),
    );
  }
  return {values: counts.length, wrong};
}
