/** What is asked of each page, run in it as a module; the page itself says so. */
const drawn = `
  const {until, deep, finish, wrong} = globalThis;
  const shows = (place, what, selector, count = 1) =>
    until(what, () => deep(place, selector).length >= count);
`;
const members = `
  await shows(document, 'members', 'cop-member-directory [role=option], [role=option]', 3);
  await shows(document, 'discussions', 'article', 3);
`;
const both = `${drawn}${members}`;
const framed = (more) => `${drawn}
  const frame = document.querySelector('iframe');
  await until('the frame is as high as what is in it', () => parseFloat(frame.style.height) > 400);
  ${more}
  await finish();
`;

/** What a server drew is there before any code, and is what goes on. */
const kept = (tags) => `
  const before = ${tags}.map((element) => [element, element.shadowRoot, element.shadowRoot?.lastElementChild]);
  for (const [element, root] of before) {
    if (!root) wrong.push(element.localName + ' was not drawn');
    else if (!root.querySelector('style')?.sheet?.cssRules.length) wrong.push(element.localName + ' has no style');
    if (customElements.get(element.localName)) wrong.push(element.localName + ' was defined too soon to be seen');
  }
`;
/** The directory alone waits a moment for its members, to be drawn whole: by then it is another than the server drew. */
const same = `
  const whole = new Set(['cop-member-directory']);
  for (const [element, root, last] of before)
    if (element.shadowRoot !== root || (!last?.isConnected && !whole.has(element.localName)))
      wrong.push(element.localName + ' was drawn anew');
`;

export const checks = {
  'nonce.html': `${both} await finish();`,
  'hashes.html': `${both} await finish();`,
  'trusted-types.html': `${both} await finish();`,
  'shadow-root.html': `${both} await finish();`,
  'server-drawn.html': `${drawn}${kept("[...document.querySelectorAll('cop-member-directory, cop-discussion-feed')]")}
    ${members}
    ${same}
    await finish();`,
  'plain-http.html': `${both}
    if (isSecureContext) wrong.push('the page is a secure context');
    await finish();`,
  'frame.html': framed(`
    const inside = frame.contentDocument;
    await until('members in the frame', () => deep(inside, '[role=option]').length > 3);
    wrong.push(...(frame.contentWindow.wrong ?? []).map((each) => 'frame: ' + each));
    if (deep(inside, '[part=limits]').length > 0) wrong.push('it says that it keeps nothing');
    await until('discussions in the frame', () => deep(inside, 'article').length > 0);
    const high = parseFloat(frame.style.height);
    inside.querySelector('cop-community').remove();
    await until('the frame is less high', () => parseFloat(frame.style.height) < high);
  `),
  'frame-alone.html': framed(`
    const told = new Promise((resolve) => addEventListener('message', ({data}) => data?.inside && resolve(data.inside)));
    frame.contentWindow.postMessage('how is it', '*');
    const inside = await told;
    if (inside.members < 3) wrong.push('only ' + inside.members + ' members in the frame');
    if (!inside.limits) wrong.push('it does not say that nothing is kept');
    wrong.push(...inside.wrong.map((each) => 'frame: ' + each));
  `),
  'every-element.html': `${drawn}${kept("[...document.querySelectorAll('main *')]")}
    for (const [element] of before) {
      await until(element.localName + ' to be defined', () => customElements.get(element.localName));
      await element.updateComplete;
    }
    ${same}
    await finish();`,
  'framed.html': `${drawn}
    addEventListener('message', async ({data, source}) => {
      if (data !== 'how is it') return;
      await shows(document, 'members', '[role=option]', 3);
      await until('what is not kept', () => deep(document, '[part=limits]').length > 0);
      const limits = deep(document, '[part=limits]').map((each) => each.textContent).join(' ');
      source.postMessage({inside: {limits, wrong, members: deep(document, '[role=option]').length}}, '*');
    });
  `,
  'single-page.html': `${drawn}
    const main = document.querySelector('main');
    for (let turn = 0; turn < 20; turn++) {
      location.hash = 'people';
      await shows(main, 'members, turn ' + turn, '[role=option]', 3);
      location.hash = 'talk';
      await shows(main, 'discussions, turn ' + turn, 'article', 3);
      location.hash = 'home';
      await until('nothing, turn ' + turn, () => main.childElementCount === 0);
    }
    await finish();
  `,
};
