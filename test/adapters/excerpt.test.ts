import {expect} from '@open-wc/testing';

import '../../src/define/cop-best-practice-card.js';
import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import {excerpt, type Excerpt} from '../../src/adapters/excerpt/index.js';
import {memory} from '../../src/adapters/memory/index.js';
import {provideAdapter} from '../../src/context/provide.js';
import type {CommunityAdapter} from '../../src/adapter/contract.js';
import type {AnyItem, Item} from '../../src/model/item.js';
import {library} from '../../stories/support/practices.js';
import {sample} from '../../stories/support/sample.js';
import {appears} from '../support/appears.js';

const items = Object.values({...sample, ...library}).flat() as unknown as readonly Item[];

/** As `cop-elements export --practice` makes one. */
async function made(source: CommunityAdapter): Promise<Excerpt> {
  const all = async (kind: 'practice' | 'member' | 'adoption' | 'flag') =>
    (await source.list(kind, {limit: 200})).items as unknown as readonly AnyItem[];
  return {
    format: 'cop-elements-excerpt',
    as: 'member',
    description: await source.describe(),
    items: {
      practice: await all('practice'),
      member: await all('member'),
      adoption: await all('adoption'),
      flag: await all('flag'),
    },
  };
}

const answering =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), {status}));

async function cardOver(adapter: CommunityAdapter): Promise<string> {
  const place = document.createElement('div');
  document.body.append(place);
  provideAdapter(adapter, {target: place});
  const card = document.createElement('cop-best-practice-card') as BestPracticeCardElement;
  Object.assign(card, {practice: 'p-restore', open: true, noActions: true});
  place.append(card);
  await appears(card, '.reading');
  await card.ready();
  card.shadowRoot!.querySelector<HTMLButtonElement>('[part=evidence] button')!.click();
  await appears(card, '.sum');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const text = card.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  place.remove();
  return text;
}

describe('an excerpt', () => {
  it('draws a card as the source that it was made from does', async () => {
    const source = memory({items, readOnly: true});
    const file = await made(source);
    const shown = await cardOver(excerpt({src: 'restore.json', fetch: answering(file)}));
    expect(shown).to.equal(await cardOver(source));
    expect(shown).to.include('Used by 6 teams').and.to.include('Emi');
  });

  it('is read once, and again only where that failed', async () => {
    const file = await made(memory({items, readOnly: true}));
    let [asked, status] = [0, 503];
    const adapter = excerpt({src: 'x.json', fetch: () => (asked++, answering(file, status)())});
    await expectError(adapter.describe(), 'unavailable');
    status = 200;
    await Promise.all([adapter.describe(), adapter.get('practice', ['p-restore']), adapter.list('practice', {})]);
    expect(asked).to.equal(2);
    expect(await adapter.get('practice', ['nobody', 'p-restore'])).to.have.length(2);
    expect((await adapter.get('practice', ['nobody']))[0]).to.equal(undefined);
  });

  it('says in words what is wrong with a file', async () => {
    for (const [body, status, kind] of [
      [{format: 'cop-elements-community'}, 200, 'invalid'],
      [{format: 'cop-elements-excerpt', as: 'administrator'}, 200, 'invalid'],
      [{}, 404, 'invalid'],
      [{}, 401, 'signed-out'],
      [{}, 403, 'forbidden'],
      [{}, 500, 'unavailable'],
    ] as const)
      await expectError(excerpt({src: 'x.json', fetch: answering(body, status)}).describe(), kind);
    await expectError(
      excerpt({src: 'x.json', fetch: () => Promise.reject(new TypeError('no net'))}).describe(),
      'offline',
    );
  });
});

async function expectError(answer: Promise<unknown>, kind: string): Promise<void> {
  const error = await answer.then(
    () => undefined,
    (cause: unknown) => cause as {readonly kind: string},
  );
  expect(error?.kind).to.equal(kind);
}
