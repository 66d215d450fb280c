/*
 * What custom-elements-everywhere asks of a framework, asked of its page with our elements: children, attributes, properties, events, and
 * elements that are defined when the page is drawn already. `?late` draws first and defines then.
 */
const {until, deep} = globalThis;
const isLate = location.search === '?late';
const define = () => import('/cop/cop.js');
const {start} = await import('./app.js');

const {items} = await (await fetch('/community.json')).json();
const practice = {...items.practice[0], kind: 'practice'};
const [first, second] = items.member;

const found = [];
const told = {selected: (event) => (event.preventDefault(), found.push(event))};
const place = document.body.appendChild(document.createElement('main'));
if (!isLate) await define();
const begin = {
  ...{src: '/community.json', words: 'Hello', text: '', noSearch: false, limit: 2},
  ...{isCard: true, practice, people: [first.id]},
};
start(place, begin, told);
const one = (selector) => place.querySelector(selector);
await until('the page', () => one('cop-member-directory'));
if (isLate) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await define();
}

/** Members, whether they are drawn as cards or as a table. */
const rows = '[role=option], [role=row]:not([aria-rowindex="1"])';
const results = [];
const check = async (what, holds) => results.push({what, holds: Boolean(await until(what, holds))});
const change = async (next) => {
  told.change(next);
  await new Promise((resolve) => setTimeout(resolve, 50));
};

await check(
  'an element without children draws itself',
  () => deep(one('cop-member-directory').shadowRoot, rows).length > 3,
);
await check('children stand in the element that holds them', () => one('cop-community > p')?.textContent === 'Hello');
await check('an attribute is a string', () => one('cop-member-directory').getAttribute('view') === 'table');
await check('a property is an object, the same one', () => one('cop-best-practice-card').item === practice);
await check('what was given is drawn', () =>
  one('cop-best-practice-card').shadowRoot.textContent.includes(practice.title),
);
await check('a flag that is not set is not', () => one('cop-member-directory').noSearch === false);

const directory = one('cop-member-directory');
await change({words: 'Good day', text: second.name, noSearch: true});
await check('text in an element changes', () => one('cop-community > p').textContent === 'Good day');
await check('a string changes', () => directory.text === second.name);
await check('and is taken', () =>
  deep(directory.shadowRoot, rows).some((row) => row.textContent.includes(second.name)),
);
await check(
  'a flag changes',
  () => directory.noSearch === true && !deep(directory.shadowRoot, 'input[type=search]').length,
);
await check('the element stays the same', () => one('cop-member-directory') === directory);

await change({isCard: false});
await check(
  'another element stands in its place',
  () => !one('cop-best-practice-card') && one('cop-best-practice-library'),
);
await check('a number stays a number', () => one('cop-best-practice-library').limit === 2);
await change({people: [second.id, first.id]});
await check('elements are added in their order', () => {
  const cards = [...place.querySelectorAll('cop-member-card')].map(({member}) => member);
  return cards.join() === `${second.id},${first.id}`;
});
await change({people: []});
await check('elements are taken away', () => !one('cop-member-card'));

await change({noSearch: false, text: ''});
await check('everybody is back', () => deep(directory.shadowRoot, rows).length > 3);
deep(directory.shadowRoot, rows)[1]?.click();
await check('an event is heard', () => found.length > 0);
await check('with what it says', () => typeof found[0]?.member?.id === 'string');
await check('and can be cancelled', () => found[0]?.defaultPrevented && !deep(directory.shadowRoot, '.peek').length);

await globalThis.finish({results});
