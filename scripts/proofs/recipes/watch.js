/* Runs before anything else of a page, and collects what a person would find in its console: errors, warnings, reports of its policy. */
const wrong = (globalThis.wrong = []);
addEventListener(
  'error',
  ({message, error, target}) =>
    wrong.push(
      `error: ${error?.stack ?? message ?? `cannot load ${target?.src ?? target?.href ?? target?.localName}`}`,
    ),
  true,
);
addEventListener('unhandledrejection', ({reason}) => wrong.push(`rejected: ${reason?.stack ?? reason}`));
document.addEventListener('securitypolicyviolation', (event) =>
  wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
);
for (const level of ['error', 'warn']) {
  const said = console[level];
  console[level] = (...all) => {
    wrong.push(`${level}: ${all.map(String).join(' ')}`);
    said.apply(console, all);
  };
}

/** All that fits in all open shadow trees. */
globalThis.deep = (tree, selector) =>
  [...(tree?.querySelectorAll('*') ?? [])].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? globalThis.deep(element.shadowRoot, selector) : []),
  ]);

/** Waits until it is so, ten seconds at most. */
globalThis.until = async (what, is) => {
  const end = Date.now() + 10_000;
  for (;;) {
    let value;
    let problem = '';
    try {
      value = await is();
    } catch (error) {
      problem = `, ${String(error)}`;
    }
    if (value) return value;
    if (Date.now() > end) {
      wrong.push(`never seen: ${what}${problem}`);
      return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** Does an element show so many members? */
globalThis.showsMembers = (place, count = 3) =>
  globalThis.until(`${count} members`, () => globalThis.deep(place, '[role=option], [role=row]').length >= count);

/** Says how it went, once what is on its way has come. */
globalThis.finish = async (more = {}) => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  globalThis.result = {wrong, ...more};
};
