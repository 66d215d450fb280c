import {expect, waitUntil} from '@open-wc/testing';

import meta, {
  Card,
  Conflict,
  Doubtful,
  InReview,
  NegativeLesson,
  NoneChosen,
  NotSentYet,
  NotThere,
  Open,
  ReadOnly,
  VeryLong,
  Visitor,
} from '../../stories/best-practice-card.stories.js';
import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded, settled} from '../support/mount.js';

const text = (card: HTMLElement) => card.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const find = <E extends HTMLElement = HTMLElement>(card: HTMLElement, selector: string) =>
  card.shadowRoot!.querySelector<E>(selector)!;
const card = async (story: object, different = {}) => {
  const shown = await mount<BestPracticeCardElement>(story, meta, different);
  await shown.ready();
  await settled(shown);
  return shown;
};

/** Only what is not said elsewhere would be lost. */
const forget = () => localStorage.clear();

describe('a practice card', () => {
  beforeEach(forget);

  it('says the whole practice in one line, under its title', async () => {
    const shown = await card(Card);
    expect(find(shown, 'h2').textContent).to.equal('Rehearse the restore');
    expect(find(shown, '.summary').textContent).to.include('Restore last night’s backup');
  });

  it('says how proven it is, until when it is verified, and who used it', async () => {
    const shown = await card(Card);
    expect(find(shown, '[role=img]').getAttribute('aria-label')).to.equal('Maturity: standard, step 4 of 4');
    expect(text(shown))
      .to.match(/Verified to \w+/)
      .and.to.include('Used by 6 teams, 5 would again');
  });

  it('shows the sum behind that, and does not count the authors’ own report', async () => {
    const shown = await card(Card);
    find(shown, '[part=evidence] button').click();
    await appears(shown, '.sum');
    expect(text(shown)).to.include('6 teams reported using it; 5 of 6 reports would again');
    expect(text(shown)).to.include('1 report is by its own authors or stewards, and does not count.');
    expect(text(shown)).to.include('time to restore: -99 minutes');
  });

  it('puts what speaks against it into words', async () => {
    const shown = await card(Doubtful);
    expect(text(shown)).to.match(
      /In doubt: 2 readers flagged it and everybody who looked after it has moved on\. Stale: review was due/,
    );
    find(shown, '[part=evidence] button').click();
    await appears(shown, '.sum');
    expect(find(shown, '.sum').textContent).to.include('everybody who looked after it has moved on');
    expect(text(shown))
      .to.include('“The script still calls the old vault.”')
      .and.to.include('1 reader flagged it: a link is broken');
  });

  it('says in words that a lesson did not work', async () => {
    const shown = await card(NegativeLesson);
    expect(find(shown, '.lesson').textContent).to.include('A lesson: this did not work');
    expect(find(shown, '.maturity')).to.equal(null);
  });

  it('keeps the review step apart from maturity', async () => {
    const shown = await card(InReview);
    expect(find(shown, '[part=state]').textContent).to.equal('In review');
  });

  it('is read by keyboard alone', async () => {
    const shown = await card(Card);
    await tabTo('Read the practice');
    await press('Enter');
    await appears(shown, '.parts ol');
    await tabTo('Contents', true);
    // Where there is room it is open from the start.
    if (focused().getAttribute('aria-expanded') === 'false') await press('Enter');
    await tabTo('Steps');
    await press('Enter');
    expect(focused().textContent).to.equal('Steps');
    expect(find(shown, '.parts ol li').textContent).to.include('Pick the system by lot');
  });

  it('opens when the page is told its address', async () => {
    const shown = await card(Card);
    location.hash = '#cop-practice-p-restore';
    await appears(shown, '.parts ol');
    history.replaceState(null, '', location.pathname + location.search);
    expect(shown.open).to.equal(true);
  });

  it('names those who stand for it, and what it comes from', async () => {
    const shown = await card(Open);
    expect(text(shown)).to.match(/Authors.*Emi Tanaka.*Looked after by.*Emi Tanaka.*Reviewed by.*Dalia Haddad/);
    expect(find<HTMLAnchorElement>(shown, '.around a[href="#cop-discussion-d-restore"]').textContent).to.include(
      'nine minutes',
    );
    expect(text(shown)).to.include('Release to one cell first');
  });

  it('follows a link whose address stands in another part', async () => {
    const shown = await card(Open);
    expect(find<HTMLAnchorElement>(shown, 'a[href^="https://sre.google"]').textContent).to.equal(
      'the SRE book on practising',
    );
  });

  it('opens a section of 109,000 characters without keeping anybody waiting', async () => {
    let longest = Infinity;
    // A machine that does something else as well makes a try slow, never quick.
    for (let round = 0; round < 4 && longest >= 300; round++) {
      const shown = await card({...VeryLong, args: {open: false}});
      const task = await longestTask(async () => {
        find(shown, '.fold button').click();
        await appears(shown, '.rest');
      });
      expect(text(shown)).to.include('Log of all rehearsals').and.to.include('Show the rest');
      longest = Math.min(longest, task);
    }
    expect(longest).to.be.below(300);
  });

  it('is flagged by keyboard alone, and shows the flag', async () => {
    const shown = await card(Card);
    await tabTo('Flag as out of date');
    await press('Enter');
    await appears(shown, '.form form');
    expect((focused() as HTMLInputElement).value).to.equal('out-of-date');
    await press('Tab');
    await type('The table is from last year.');
    await tabTo('Flag it');
    await press('Enter');
    await settled(shown);
    expect(text(shown))
      .to.include('In doubt: 1 reader flagged it')
      .and.to.include('Flagged. Whoever looks after it will see it.');
    expect(focused().textContent).to.include('Flag as out of date');
  });

  it('takes a flag back', async () => {
    const shown = await card(Doubtful, {parameters: {community: {you: 'dalia'}}});
    find(shown, '[data-form=flag]').click();
    await appears(shown, '.form form');
    [...shown.shadowRoot!.querySelectorAll<HTMLElement>('.form button')]
      .find(({textContent}) => textContent!.includes('Take my flag back'))!
      .click();
    await settled(shown);
    expect(text(shown)).to.include('1 reader flagged it').and.to.include('Your flag is taken back.');
  });

  it('is told “I used this” by keyboard alone, and counts it', async () => {
    const shown = await card({...Card, args: {practice: 'p-dashboards'}}, {parameters: {community: {you: 'emi'}}});
    expect(text(shown)).to.include('Used by 3 teams');
    await tabTo('I used this');
    await press('Enter');
    await appears(shown, '.form form');
    await type('Cloud platform');
    await press('Tab', 'Space');
    await tabTo('What came of it?');
    await type('Forty graphs less.');
    await tabTo('Add my report');
    await press('Enter');
    await settled(shown);
    expect(text(shown)).to.include('Used by 4 teams').and.to.include('Thank you: your report is on the card.');
    expect(focused().textContent).to.include('I used this');
  });

  it('says what is missing from a report, in the place where it is missing', async () => {
    const shown = await card({...Card, args: {practice: 'p-dashboards'}});
    await tabTo('I used this');
    await press('Enter');
    await appears(shown, '.form form');
    await tabTo('Change');
    await type('many');
    await tabTo('Add my report');
    await press('Enter');
    await settled(shown);
    expect(focused().getAttribute('aria-invalid')).to.equal('true');
    expect(text(shown))
      .to.include('Say where, so that every team counts once.')
      .and.to.include('Say whether you would use it again.')
      .and.to.include('This is not a number.');
  });

  it('shows an earlier report from the same team beside the new one, and loses neither', async () => {
    const shown = await card(Card);
    find(shown, '[data-form=adopt]').click();
    await appears(shown, '.form form');
    find<HTMLInputElement>(shown, '#adopt-unit').focus();
    await type('Payments');
    find(shown, '.form [name=again][value=yes]').click();
    find(shown, '#adopt-result').focus();
    await type('We changed our mind.');
    find(shown, '.form [type=submit]').click();
    await settled(shown);
    expect(find(shown, '[role=alert]').textContent).to.include('the rehearsal proved nothing');
    expect(find<HTMLTextAreaElement>(shown, '#adopt-result').value).to.equal('We changed our mind.');
    find(shown, '[role=alert] button').click();
    await settled(shown);
    expect(text(shown)).to.include('Used by 6 teams, 6 would again');
  });

  it('keeps what was typed when it could not be sent, even when the card is gone meanwhile', async () => {
    const shown = await card(Conflict);
    find(shown, '[data-form=flag]').click();
    await appears(shown, '.form form');
    find(shown, '#flag-note').focus();
    await type('Half of it is wrong.');
    find(shown, '.form [type=submit]').click();
    await settled(shown);
    expect(find(shown, '.form [role=alert]').textContent).to.include('Your text is kept.');
    shown.remove();
    const next = await card(Card);
    find(next, '[data-form=flag]').click();
    await appears(next, '.form form');
    expect(find<HTMLTextAreaElement>(next, '#flag-note').value).to.equal('Half of it is wrong.');
  });

  for (const [form, kind, fill] of [
    ['flag', 'flag', () => []],
    [
      'adopt',
      'adoption',
      (shown: HTMLElement) => {
        const unit = find<HTMLInputElement>(shown, '#adopt-unit');
        unit.value = 'Cloud platform';
        unit.dispatchEvent(new InputEvent('input', {bubbles: true}));
        find(shown, '.form [name=again][value=yes]').click();
      },
    ],
  ] as const) {
    it(`sends one ${kind} where the answer was lost and the card is new when it is tried again`, async () => {
      const shown = await card(Card);
      const adapter = adapterOf(shown);
      const {practice} = shown;
      const before = (await adapter.list(kind, {where: {parent: practice}, limit: 0})).total.value;
      const open = async (within: HTMLElement) => {
        await appears(within, `[data-form=${form}]`);
        find(within, `[data-form=${form}]`).click();
        await appears(within, '.form form');
      };
      await open(shown);
      fill(shown);
      adapter.plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1, afterCommit: true}]});
      find(shown, '.form [type=submit]').click();
      await appears(shown, '.form [role=alert]');
      const again = await reloaded(shown, {practice});
      await open(again);
      find(again, '.form [type=submit]').click();
      await waitUntil(() => !find(again, '.form'), 'the form closes');
      expect((await adapter.list(kind, {where: {parent: practice}, limit: 0})).total.value).to.equal(before + 1);
    });
  }

  it('keeps a report that cannot be sent yet, and says so', async () => {
    const shown = await card(NotSentYet);
    find(shown, '[data-form=adopt]').click();
    await appears(shown, '.form form');
    find(shown, '#adopt-unit').focus();
    await type('Cloud platform');
    find(shown, '.form [name=again][value=yes]').click();
    find(shown, '.form [type=submit]').click();
    await waitUntil(() => text(shown).includes('it is kept on this device'), 'it says that it is kept', {
      timeout: 4000,
    });
    expect(find(shown, '.form')).to.equal(null);
  });

  it('closes a form with Escape, and goes back to where it was opened', async () => {
    const shown = await card(Card);
    await tabTo('Flag as out of date');
    await press('Enter');
    await appears(shown, '.form form');
    await press('Escape');
    expect(find(shown, '.form')).to.equal(null);
    expect(focused().textContent).to.include('Flag as out of date');
  });

  it('is endorsed, and no longer', async () => {
    const shown = await card({...Card, args: {practice: 'p-pair'}});
    const endorse = () => find(shown, '.actions [aria-pressed]');
    expect(endorse().textContent).to.include('1');
    endorse().click();
    await settled(shown);
    expect(endorse().getAttribute('aria-pressed')).to.equal('true');
    expect(endorse().textContent).to.include('2');
    endorse().click();
    await settled(shown);
    expect(endorse().getAttribute('aria-pressed')).to.equal('false');
    expect(endorse().textContent).to.include('1');
  });

  it('is a favourite by one press of a key, and no longer by the next', async () => {
    const shown = await card(Card);
    await tabTo('Favourite');
    await press('Enter');
    await settled(shown);
    const [kept] = (await adapterOf(shown).list('preference', {})).items;
    expect(kept).to.include({subject: 'p-restore', about: 'favourite'});
    expect(focused().getAttribute('aria-pressed')).to.equal('true');
    await press('Enter');
    await settled(shown);
    expect(focused().getAttribute('aria-pressed')).to.equal('false');
    expect((await adapterOf(shown).list('preference', {})).items).to.deep.equal([]);
  });

  it('offers no favourites to whoever nobody knows', async () => {
    const shown = await card(Visitor);
    await appears(shown, '.quiet-actions');
    expect(find(shown, '.favourite')).to.equal(null);
  });

  it('leaves things as they are where the page says no', async () => {
    const shown = await card({...Card, args: {practice: 'p-pair'}});
    shown.addEventListener('cop-practice-endorse', (event) => event.preventDefault());
    find(shown, '.actions [aria-pressed]').click();
    await settled(shown);
    expect(find(shown, '.actions [aria-pressed]').getAttribute('aria-pressed')).to.equal('false');
  });

  it('tells the page that somebody flagged it', async () => {
    const shown = await card(Card);
    const told: string[] = [];
    shown.addEventListener('cop-practice-flagged', ({practice, flag}) => told.push(`${practice.id} ${flag.reason}`));
    find(shown, '[data-form=flag]').click();
    await appears(shown, '.form form');
    find(shown, '.form [type=submit]').click();
    await settled(shown);
    expect(told).to.deep.equal(['p-restore out-of-date']);
  });

  it('thanks its authors, with the practice as what it is for', async () => {
    const shown = await card(Card);
    let evidence: unknown;
    shown.addEventListener('cop-award-given', ({award}) => (evidence = award.evidence));
    find(shown, '[data-form=thank]').click();
    await appears(shown, '.form form');
    (await appears(shown, '.form [name=badge][value=b-helper]')).click();
    await settled(shown);
    expect(find(shown, '.preview').textContent).to.include('Emi Tanaka').and.to.include('Rehearse the restore');
    find(shown, '.form [type=submit]').click();
    await settled(shown);
    expect(evidence).to.deep.equal([{kind: 'practice', id: 'p-restore', title: 'Rehearse the restore'}]);
    expect(text(shown)).to.include('Your thanks are given.');
  });

  it('says where its link is when the page may not write to the clipboard', async () => {
    const shown = await card(Card);
    const before = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
    find(shown, '[aria-label="Copy link"]').click();
    await settled(shown);
    if (before) Object.defineProperty(navigator, 'clipboard', before);
    else delete (navigator as {clipboard?: unknown}).clipboard;
    expect(text(shown)).to.include('#cop-practice-p-restore');
  });

  it('prints the whole practice and nothing of the page around it', async () => {
    const shown = await card(Card);
    const print = window.print;
    let printed = '';
    window.print = () => {
      const copy = document.querySelector<HTMLElement>('[data-cop-print] > *')!;
      printed = copy.shadowRoot!.textContent!;
    };
    find(shown, '[aria-label=Print]').click();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    window.print = print;
    expect(printed).to.include('Pick the system by lot').and.to.include('Emi Tanaka').and.not.to.include('I used this');
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('[data-cop-print]')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(0);
  });

  it('prints a very long text to its end', async () => {
    const shown = await card(VeryLong);
    const print = window.print;
    const printed = new Promise<string>((resolve) => {
      window.print = () => resolve(document.querySelector('[data-cop-print] > *')!.shadowRoot!.textContent!);
    });
    find(shown, '[aria-label=Print]').click();
    expect((await printed).length).to.be.greaterThan(70_000);
    expect(await printed).to.not.include('Show the rest');
    window.print = print;
    dispatchEvent(new Event('afterprint'));
  });

  it('offers a visitor no more than a flag, and says what signing in would give', async () => {
    const shown = await card(Visitor);
    expect(Boolean(find(shown, '[data-form=adopt]'))).to.equal(false);
    expect(Boolean(find(shown, '.actions [aria-pressed]'))).to.equal(false);
    expect(text(shown)).to.include('Sign in to endorse it');
  });

  it('offers nothing but to see whether it fits where the source can only be read, and says so', async () => {
    const shown = await card(ReadOnly);
    const forms = [...find(shown, '.actions').querySelectorAll<HTMLElement>('button')].map(
      ({dataset}) => dataset['form'],
    );
    expect(forms).to.deep.equal(['comments', 'fit']);
    expect(text(shown)).to.include('This source can be read, not changed.');
  });

  it('says what is the matter with a practice that is not there, and with none', async () => {
    const gone = await card(NotThere);
    // In the source's words, until ours are fetched.
    await waitUntil(() => text(gone).includes('It is not here any more'));
    expect(text(await card(NoneChosen))).to.include('No practice is chosen');
  });

  it('says so when it is removed while it is being read', async () => {
    const shown = await card(
      {...Open, args: {practice: 'p-flags', open: true}},
      {parameters: {community: {you: 'farid'}}},
    );
    const adapter = adapterOf(shown);
    const [practice] = await adapter.get('practice', ['p-flags']);
    await adapter.write!(
      {verb: 'remove', kind: 'practice', id: 'p-flags', version: practice!.version},
      {key: 'a removal'},
    );
    await settled(shown);
    expect(text(shown)).to.include('It is not here any more');
  });

  it('shows another practice when it is told another id', async () => {
    const shown = await card(Open);
    shown.practice = 'p-canary';
    await settled(shown);
    expect(find(shown, 'h2').textContent).to.equal('Release to one cell first');
  });
});

/** The longest time the page did nothing else, in milliseconds. */
async function longestTask(work: () => Promise<void>): Promise<number> {
  let [longest, last, isOver] = [0, performance.now(), false];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) channel.port2.postMessage('');
  };
  channel.port2.postMessage('');
  await work();
  isOver = true;
  channel.port1.close();
  return longest;
}
