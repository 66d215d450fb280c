import {expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';

import type {ReviewQueueElement} from '../../src/elements/review-queue/review-queue.js';
import {overrideStrings} from '../../src/i18n/translations.js';
import {newId} from '../../src/model/index.js';
import meta, {
  AsAuthor,
  Conflict,
  Forbidden,
  Hiding,
  Loading,
  Many,
  Nothing,
  NotForYou,
  Offline,
  Overtaken,
  Queue,
  ReadOnly,
  SignedOut,
  SuggestedChanges,
  Visitor,
} from '../../stories/review-queue.stories.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const queue = (story: object, different = {}) => mount<ReviewQueueElement>(story, meta, different);
const all = (shown: HTMLElement, selector: string) => [...shown.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const whole = (shown: HTMLElement) => text(shown.shadowRoot as unknown as Element);
const ids = (shown: HTMLElement) => all(shown, '[data-case]').map((each) => each.dataset['case']);
const about = (shown: HTMLElement, id: string) => shown.shadowRoot!.querySelector<HTMLElement>(`[data-case=${id}]`)!;
const said = (shown: HTMLElement) => text(shown.shadowRoot!.querySelector('[role=status]')!);

async function stored(shown: HTMLElement, id: string) {
  const {items} = await adapterOf(shown).list('flag', {where: {subject: id}});
  return items.map(({state, note = ''}) => `${state} ${note}`.trim()).sort();
}

async function click(shown: HTMLElement, id: string, selector: string): Promise<void> {
  about(shown, id).querySelector<HTMLElement>(selector)!.click();
  await settled(shown);
}

describe('the review queue', () => {
  it('shows what was reported once, with its text, who reported it and why, what waits longest first', async () => {
    const shown = await queue(Queue);
    expect(ids(shown)).to.deep.equal(['r-sold', 'd-lunch', 'p-secrets', 'r-rude', 'd-twice']);
    const first = text(about(shown, 'r-sold'));
    expect(first).to.include('Reply by Hugo Marchetti in How do you drain a node without losing long uploads?');
    expect(first).to.include('Forget probes. Our balancer does all that by itself');
    expect(first).to.match(/Farid Nazari: Spam The third time this month\..*Amara Okafor: Spam.*Emi Tanaka: Off topic/);
    expect(text(about(shown, 'p-secrets'))).to.match(/Practice by Hugo Marchetti.*Rotate secrets by calendar/);
    expect(text(about(shown, 'r-rude'))).to.include('Hidden because: It is about people, not about pages.');
  });

  it('leads to each of them', async () => {
    const shown = await queue(Queue);
    const places = all(shown, 'a.go').map((link) => link.getAttribute('href'));
    expect(places.slice(0, 3)).to.deep.equal([
      '#cop-discussion-d-drain/r-sold',
      '#cop-discussion-d-lunch',
      '#cop-practice-p-secrets',
    ]);
  });

  it('hides with a reason by keyboard alone, and takes all of that back in the same place', async () => {
    const shown = await queue(Queue);
    await tabTo('Hide: Reply by Hugo');
    await press('Enter');
    expect(focused().id).to.equal('review-words');
    expect((focused() as HTMLInputElement).value).to.equal('Spam');
    await type('Spam, again');
    await press('Enter');
    await waitUntil(() => nameOf(focused()).startsWith('Show again'));
    expect(ids(shown)[0]).to.equal('r-sold');
    expect(text(about(shown, 'r-sold'))).to.include('Hidden because: Spam, again');
    expect(said(shown)).to.equal('Hidden.');
    expect(await stored(shown, 'r-sold')).to.deep.equal([
      'resolved',
      'resolved',
      'resolved The third time this month.',
    ]);
    await press('Enter');
    await waitUntil(() => text(about(shown, 'r-sold')).includes('Hide…'));
    expect(nameOf(focused())).to.match(/^Hide: Reply by Hugo/);
    expect((await stored(shown, 'r-sold')).every((each) => each.startsWith('open'))).to.equal(true);
    const [reply] = await adapterOf(shown).get('reply', ['r-sold']);
    expect([reply!.state, reply!.hiddenBecause]).to.deep.equal(['shown', undefined]);
  });

  it('asks for a reason, and closes on Escape', async () => {
    const shown = await queue(Queue);
    await click(shown, 'd-lunch', '[data-act=hide]');
    const field = about(shown, 'd-lunch').querySelector<HTMLInputElement>('input')!;
    field.value = '  ';
    await press('Enter');
    expect(await stored(shown, 'd-lunch')).to.deep.equal(['open']);
    await press('Escape');
    expect(nameOf(focused())).to.equal('Hide: Who is in for lunch on Thursday?');
  });

  it('keeps what may stay, with a note, and undoes that', async () => {
    const shown = await queue(Queue);
    await click(shown, 'p-secrets', '[data-act=keep]');
    await type('The new script has the same name.');
    await press('Enter');
    await waitUntil(() => text(about(shown, 'p-secrets')).includes('Kept as it is.'));
    expect(await stored(shown, 'p-secrets')).to.deep.equal([
      'resolved The script it names is gone since the move. — Grace Whitlock: The new script has the same name.',
    ]);
    expect(text(focused())).to.equal('Undo');
    await press('Enter');
    await waitUntil(() => text(about(shown, 'p-secrets')).includes('Keep…'));
    expect((await stored(shown, 'p-secrets'))[0]).to.match(/^open/);
  });

  it('does not hide practices, which others rely on', async () => {
    const shown = await queue(Queue);
    expect(Boolean(about(shown, 'p-secrets').querySelector('[data-act=hide]'))).to.equal(false);
  });

  it('shows again what was hidden before, which stays in its place', async () => {
    const shown = await queue(Queue);
    await click(shown, 'r-rude', '.undo');
    await waitUntil(() => text(about(shown, 'r-rude')).includes('Shown again.'));
    expect(ids(shown)[3]).to.equal('r-rude');
    const [reply] = await adapterOf(shown).get('reply', ['r-rude']);
    expect(reply!.state).to.equal('shown');
  });

  it('tells the page before and after, and leaves things as they are when it says no', async () => {
    const shown = await queue(Queue);
    const heard: string[] = [];
    shown.addEventListener('cop-review-decide', ({decision, reason, item}) =>
      heard.push(`${decision} ${item!.id} ${reason}`),
    );
    shown.addEventListener('cop-review-decided', ({decision}) => heard.push(decision));
    shown.addEventListener('cop-review-decide', (event) => event.preventDefault(), {once: true});
    await click(shown, 'd-lunch', '[data-act=hide]');
    await press('Enter');
    expect(await stored(shown, 'd-lunch')).to.deep.equal(['open']);
    await press('Enter');
    await waitUntil(() => heard.length === 3);
    expect(heard).to.deep.equal(['hide d-lunch Off topic', 'hide d-lunch Off topic', 'hide']);
  });

  it('puts a new report at the end, where it moves nothing', async () => {
    const shown = await queue(Queue);
    await adapterOf(shown).write!(
      {
        verb: 'create',
        kind: 'flag',
        item: {id: newId(), subject: 'd-review', reason: 'off-topic', community: 'platform'},
      },
      {key: newId()},
    );
    await waitUntil(() => ids(shown).includes('d-review'));
    expect(ids(shown).slice(0, 4)).to.deep.equal(['r-sold', 'd-lunch', 'p-secrets', 'd-review']);
  });

  it('keeps what was written where it could not be stored, and says why', async () => {
    const shown = await queue(Conflict);
    await click(shown, 'd-lunch', '[data-act=hide]');
    await type('Lunch is elsewhere.');
    await press('Enter');
    await waitUntil(() => about(shown, 'd-lunch').querySelector('[role=alert]'));
    expect(text(about(shown, 'd-lunch'))).to.include('Somebody changed it meanwhile');
    expect(about(shown, 'd-lunch').querySelector('input')!.value).to.equal('Lunch is elsewhere.');
  });

  it('settles reports on what was hidden or deleted meanwhile', async () => {
    const shown = await queue(Overtaken);
    expect(text(about(shown, 'r-sold'))).to.include('Hidden. Show again Settle…');
    for (const id of ['r-deleted', 'r-empty']) {
      expect(text(about(shown, id)))
        .to.include('not here any more')
        .and.include('Settle…');
      expect(Boolean(about(shown, id).querySelector('a.go'))).to.equal(false);
    }
    for (const id of ['r-sold', 'r-deleted', 'r-empty']) {
      await click(shown, id, '[data-act=keep]');
      expect(text(about(shown, id).querySelector('form')!)).to.include('A note for those who lead here');
      await press('Enter');
      await waitUntil(() => text(about(shown, id)).includes('Settled.'));
      expect(await stored(shown, id)).to.deep.equal(['resolved']);
    }
    expect(said(shown)).to.equal('Settled.');
  });

  it('says so where somebody else settled it, and leaves it in its place', async () => {
    const shown = await queue(Queue);
    const {version} = (await adapterOf(shown).get('flag', ['f-4']))[0]!;
    await adapterOf(shown).write!({verb: 'act', kind: 'flag', id: 'f-4', act: 'resolve', version}, {key: newId()});
    await waitUntil(() => text(about(shown, 'd-lunch')).includes('Settled.'));
    expect(ids(shown)[1]).to.equal('d-lunch');
    expect(Boolean(about(shown, 'd-lunch').querySelector('[data-act=keep]'))).to.equal(false);
  });

  it('keeps what was written while the service is away, says so beside it, and sends it with the next press', async () => {
    const shown = await queue(Queue);
    await click(shown, 'd-lunch', '[data-act=hide]');
    await type('Lunch is elsewhere.');
    adapterOf(shown).plan({offline: true});
    await press('Enter');
    await waitUntil(() => about(shown, 'd-lunch').querySelector('[role=alert]'));
    expect(text(about(shown, 'd-lunch'))).to.include('You are offline');
    adapterOf(shown).plan({});
    await press('Enter');
    await waitUntil(() => text(about(shown, 'd-lunch')).includes('Hidden because: Lunch is elsewhere.'));
  });

  it('speaks the language of the page', async () => {
    overrideStrings('de', {review: {reported: 'Gemeldet', spam: 'Werbung'}});
    const shown = await queue(Queue, {render: () => html`<cop-review-queue lang="de"></cop-review-queue>`});
    expect(whole(shown)).to.include('Gemeldet').and.include('Farid Nazari: Werbung').and.include('vorgestern');
  });

  it('shows more where there is more', async () => {
    const shown = await queue(Many, {args: {limit: 4}});
    expect(ids(shown).filter((id) => id?.startsWith('r-drain'))).to.have.length(0);
    shown.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
    await waitUntil(() => ids(shown).includes('r-drain-1'));
  });

  it('lists what is suggested for practices, what waits longest first, and leads to where it is decided on', async () => {
    const shown = await queue(SuggestedChanges);
    await waitUntil(() => about(shown, 'am-cells')?.querySelector('h4'));
    const changes = all(shown, 'h3').find((each) => text(each) === 'Suggested changes')!.nextElementSibling!;
    expect([...changes.children].map((each) => (each as HTMLElement).dataset['case'])).to.deep.equal([
      'am-effort',
      'am-cells',
    ]);
    const one = about(shown, 'am-cells');
    expect(text(one)).to.match(
      /^Dalia Haddad would change this practice 5 days ago .*Cells are gone since spring: say zones/,
    );
    await tabTo('See what would change: ' + text(one.querySelector('h4')!));
    expect(focused().getAttribute('href')).to.equal('#cop-practice-p-canary');
  });

  it('keeps what is suggested, and those who decide on it, up to date', async () => {
    const shown = await queue(SuggestedChanges, {parameters: {community: {flag: [], discussion: [], reply: []}}});
    const {version} = (await adapterOf(shown).get('amendment', ['am-effort']))[0]!;
    const change = {
      verb: 'act',
      kind: 'amendment',
      id: 'am-effort',
      version,
      act: 'decline',
      with: {answer: 'No.'},
    } as const;
    await adapterOf(shown).write!(change, {key: newId()});
    await waitUntil(() => !ids(shown).includes('am-effort'));
    expect(ids(shown)).to.deep.equal(['am-cells']);
    expect(whole(shown)).to.include('Nothing is reported now.').and.not.include('Nothing has been reported');
  });

  it('lists them for authors who lead nothing, but no reports, nor what is for others to decide on', async () => {
    const shown = await queue(AsAuthor);
    expect(ids(shown)).to.deep.equal(['am-cells']);
    expect(whole(shown)).to.not.include('Reports are for those who lead');
    expect(all(shown, 'h3').map(text)).to.deep.equal(['Suggested changes']);
    // Farid suggested one, and decides on none.
    const other = await queue(AsAuthor, {parameters: {community: {you: 'farid'}}});
    expect(whole(other)).to.equal('Reports are for those who lead a community.');
  });

  it('does without where the source knows no suggested changes', async () => {
    const shown = await queue(SuggestedChanges, {parameters: {community: {lacks: ['amendment']}}});
    expect(ids(shown)).to.not.include('am-cells');
    expect(whole(shown)).to.include('Reported');
  });

  it('says one quiet sentence to whoever leads nothing', async () => {
    for (const story of [NotForYou, Visitor])
      expect(whole(await queue(story))).to.equal('Reports are for those who lead a community.');
    const shown = await queue(Queue, {parameters: {community: {narrowedTo: 'elsewhere'}}});
    expect(whole(shown)).to.equal('Reports are for those who lead a community.');
  });

  it('says what is the matter', async () => {
    expect(whole(await queue(Nothing))).to.include('Nothing has been reported, and nothing is hidden.');
    expect(whole(await queue(SignedOut))).to.include('You are signed out');
    expect(whole(await queue(Forbidden))).to.include('This is not open to you');
    expect(whole(await queue(Offline))).to.include('You are offline');
    const loading = (await queue(Loading)).shadowRoot!.querySelector('.skeletons')!;
    expect(loading.getAttribute('aria-label')).to.equal('Reports are on their way');
    const readOnly = await queue(ReadOnly);
    expect(whole(readOnly)).to.include('This source can be read here, not changed.');
    expect(all(readOnly, '[data-act], .undo')).to.have.length(0);
  });

  it('is accessible', async () => {
    await expect(await queue(Hiding)).to.be.accessible();
    await expect(await queue(AsAuthor)).to.be.accessible();
  });
});
