import '../../../src/define/cop-best-practice-card.js';
import type {BestPracticeCardElement} from '../../../src/elements/best-practice-card/best-practice-card.js';
import {memory} from '../../../src/adapters/memory/index.js';
import {provideAdapter} from '../../../src/context/provide.js';
import {readCommunity} from '../../../src/file/index.js';
import {freshnessOf, linkedOf, type Linked} from '../../../src/model/freshness.js';
import type {Item} from '../../../src/model/item.js';

/* All practices of a whole organisation: how fresh they are, whether they are found, and how they are drawn. */
const {items} = await readCommunity(await (await fetch('community.json')).text());
const adapter = memory({items});
provideAdapter(adapter);

async function all(): Promise<readonly Item<'practice'>[]> {
  const found: Item<'practice'>[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await adapter.list('practice', {limit: 200, sort: 'title', ...(cursor !== undefined && {cursor})});
    found.push(...page.items);
    if (!(cursor = page.next)) return found;
  }
}

const practices = await all();

/** A verdict for each, with everything the source knows around it. */
async function verdicts(today: string) {
  const made: Record<string, unknown> = {};
  for (const practice of practices) {
    const {items: flags} = await adapter.list('flag', {where: {parent: practice.id}});
    const people = await adapter.get('member', practice.stewards ?? []);
    const linked = await adapter.get('practice', linkedOf(practice));
    made[practice.id] = freshnessOf(practice, {
      today,
      flags,
      people: people.filter((each) => each !== undefined),
      linked: linked.filter((each) => each !== undefined) as unknown as readonly Linked[],
    });
  }
  return made;
}

/** Which of them their own title does not find among the first hundred. */
async function lost(): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const {id, title} of practices) {
    const found = await adapter.list('practice', {text: title, limit: 100});
    if (!found.items.some((each) => each.id === id)) missing.push(id);
  }
  return missing;
}

/** Draws one whole, as a reader who wants all of it, and says what is to be seen. */
async function draw(id: string) {
  document.body.replaceChildren();
  const card = document.createElement('cop-best-practice-card') as BestPracticeCardElement;
  Object.assign(card, {practice: id, open: true});
  document.body.append(card);
  const root = card.shadowRoot!;
  const end = performance.now() + 20_000;
  const until = async (is: () => unknown) => {
    while (!is() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(() => root.querySelector('.reading'));
  await card.ready();
  for (let rest; (rest = root.querySelector<HTMLButtonElement>('button.rest'));) rest.click();
  // The rest comes slice by slice: it is whole when nothing more has come for a while.
  let [count, still] = [0, 0];
  await until(() => {
    const now = root.querySelectorAll('*').length;
    still = now === count ? still + 1 : 0;
    count = now;
    return still >= 8;
  });
  const links = [...root.querySelectorAll('.parts section a')].map((link) => link.getAttribute('href')!);
  // As narrow as a column of an intranet: nothing sticks out.
  document.body.style.inlineSize = '380px';
  const edge = card.getBoundingClientRect().right + 1;
  const wide = [...root.querySelectorAll('.parts > section, .parts > section > *')].filter(
    (each) => each.getBoundingClientRect().right > edge,
  );
  document.body.style.inlineSize = '';
  return {
    wide: wide.length,
    title: root.querySelector('h2')?.textContent ?? '',
    freshness: root.querySelector('[part=freshness]')?.textContent?.trim() ?? '',
    alerts: root.querySelectorAll('[role=alert]').length,
    sections: root.querySelectorAll('.parts section').length,
    links: [...new Set(links)],
  };
}

Object.assign(globalThis, {ids: practices.map(({id}) => id), verdicts, lost, draw, isReady: true});
