import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {Change} from '../../src/adapter/contract.js';
import type {MentoringElement} from '../../src/elements/mentoring/mentoring.js';
import {Journal} from '../../src/journal/journal.js';
import {nameFor} from '../../src/journal/seal.js';
import meta, {
  Coordinate,
  Declined,
  Declining,
  Find,
  Mine,
  Nobody,
  NotAllowedToWrite,
  NotMetForAWhile,
  Nothing,
  ServiceDown,
  Visitor,
  Whole,
} from '../../stories/mentoring.stories.js';
import {daysAgo, item} from '../../stories/support/items.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<MentoringElement>(story, meta, different);
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();
const whole = (element: HTMLElement) => all(element, 'section, p, div').map(words).join(' ');
const buttonOf = (element: HTMLElement, name: string) =>
  all(element, 'button').find((button) => nameOf(button) === name);
const click = async (element: HTMLElement, name: string) => (await until(() => buttonOf(element, name))).click();
const said = (element: HTMLElement) => words(element.shadowRoot!.querySelector('.said')!);
const fill = (element: HTMLElement, name: string, value: string) => {
  const field = element.shadowRoot!.querySelector<HTMLInputElement>(`.field-form [name="${name}"]`)!;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
};
const choose = (element: HTMLElement, name: string, value: string) =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`.field-form [name="${name}"][value="${value}"]`)!.click();
const submit = (element: HTMLElement) =>
  element.shadowRoot!.querySelector<HTMLFormElement>('.field-form')!.requestSubmit();

describe('cop-mentoring', () => {
  it('says of each match what speaks for it, what against, and what would change it', async () => {
    const element = await shown(Find);
    await until(() => all(element, '[part=match]').length > 2);
    const grace = all(element, '[part=match]').find((each) => words(each).includes('Grace Whitlock'))!;
    expect(words(grace.querySelector('.for')!)).to.include('Can help with Technical writing, which you want to learn');
    expect(words(grace.querySelector('.against')!)).to.include('No hour that suits both');
    const [made, changes] = [...grace.querySelectorAll('dl')].map((list) =>
      [...list.querySelectorAll('dd')].map((each) => Number(words(each).replace(/[^\d-]/g, ''))),
    );
    expect(made!.slice(0, -1).reduce((sum, each) => sum + each, 0)).to.equal(made!.at(-1));
    expect(changes!.every((each) => each > 0)).to.equal(true);
  });

  it('asks by keyboard, and keeps what was written through a reload', async () => {
    const element = await shown(Find);
    await until(() => buttonOf(element, 'Ask Grace Whitlock to mentor you'));
    await tabTo('Ask Grace Whitlock to mentor you');
    await press('Enter');
    await until(() => focused().localName === 'textarea');
    await press('Control+Enter');
    expect(focused().getAttribute('aria-invalid')).to.equal('true');
    await type('How do you keep it short?');
    const again = await reloaded(element);
    await click(again, 'Ask Grace Whitlock to mentor you');
    await until(() => focused().localName === 'textarea');
    expect((focused() as HTMLTextAreaElement).value).to.equal('How do you keep it short?');
    await press('Control+Enter');
    await until(() => said(again).includes('Grace Whitlock was asked.'));
    const {items} = await adapterOf(again).list('mentorship', {});
    expect(items.map(({mentor, mentee, message}) => [mentor, mentee, message])).to.deep.equal([
      ['grace', 'amara', 'How do you keep it short?'],
    ]);
    await until(() => !buttonOf(again, 'Ask Grace Whitlock to mentor you'));
  });

  it('shows what a mentor says of how, and asks for nothing else than they offer', async () => {
    const element = await shown(Find);
    const offer = await until(() =>
      all(element, '.offer').find((each) => each.getAttribute('aria-label') === 'What Dalia Haddad says of it'),
    );
    expect([...offer.querySelectorAll('p')].map(words)).to.deep.equal([
      'Mentoring over months · One talk',
      'Has time on their clock: 14 to 17 and 17 to 20',
      'I led the storage team for six years. Bring a review you have to lead, and we go through it.',
    ]);
    await click(element, 'Ask Dalia Haddad to mentor you');
    const forms = await until(() => {
      const found = all(element, '.field-form [name=form]') as HTMLInputElement[];
      return found.length > 1 && found;
    });
    expect(forms.map(({value, checked}) => [value, checked])).to.deep.equal([
      ['mentoring', true],
      ['flash', false],
    ]);
  });

  it('matches peers who both said so, and asks them as such', async () => {
    const element = await shown(Find);
    await click(element, 'Ask Emi Tanaka to learn from each other');
    await until(() => focused().localName === 'textarea');
    expect(all(element, '.field-form [name=form]').length).to.equal(0);
    await type('Shall we?');
    await press('Control+Enter');
    await until(() => said(element).includes('Emi Tanaka was asked.'));
    const [asked] = (await adapterOf(element).list('mentorship', {})).items;
    expect(asked).to.include({mentor: 'emi', mentee: 'amara', form: 'peer'});
  });

  it('asks first what fits where they are', async () => {
    for (const [session, first] of [
      [Mine.parameters!['community'].session, 'A talk that leads somewhere'],
      [[], 'The first time'],
    ] as const) {
      const element = await shown(Mine, {parameters: {community: {...Mine.parameters!['community'], session}}});
      await click(element, 'Open: Dalia Haddad');
      await until(() => all(element, '.questions').length === 1);
      await until(() => words(all(element, '.questions > details > summary')[0]!) === first);
      expect(all(element, '.questions > details').length).to.equal(7);
    }
  });

  it('leads to where two meet, and nowhere if the other one wrote a script in place of an address', async () => {
    const [next] = Mine.parameters!['community'].session;
    const links = async (url: string) => {
      const session = [{...next, url}];
      const element = await shown(Mine, {parameters: {community: {...Mine.parameters!['community'], session}}});
      await click(element, 'Open: Dalia Haddad');
      const [row] = await until(() => all(element, '.session').length === 1 && all(element, '.session'));
      return [[...row!.querySelectorAll('a')].map((link) => link.getAttribute('href')), words(row!)];
    };
    expect((await links(next.url))[0]).to.deep.equal([next.url]);
    const [none, said] = await links('javascript:alert(document.domain)');
    expect(none).to.deep.equal([]);
    expect(said).to.include('javascript:alert(document.domain)');
  });

  it('keeps a bookmark, and puts aside with a way back, unseen by whom it is about', async () => {
    const element = await shown(Find);
    await click(element, 'Bookmark Grace Whitlock');
    await until(() => buttonOf(element, 'Bookmark Grace Whitlock')?.getAttribute('aria-pressed') === 'true');
    await click(element, 'Not for me: Grace Whitlock');
    await until(() => said(element).includes('not matched with you any more'));
    await until(() => !buttonOf(element, 'Bookmark Grace Whitlock'));
    await click(element, 'Undo');
    await until(() => buttonOf(element, 'Bookmark Grace Whitlock'));
  });

  it('takes what somebody offers and seeks', async () => {
    const element = await shown(Nobody);
    await click(element, 'Take part');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    choose(element, 'offers', 'yes');
    fill(element, 'capacity', '3');
    choose(element, 'times', 'morning');
    choose(element, 'times', 'evening');
    submit(element);
    await until(() => whole(element).includes('You mentor up to 3 people at a time'));
    const {items} = await adapterOf(element).list('mentoring', {});
    expect(items.map(({offers, seeks, capacity, times}) => ({offers, seeks, capacity, times}))).to.deep.equal([
      {offers: true, seeks: false, capacity: 3, times: ['morning', 'evening']},
    ]);
    await click(element, 'Pause');
    await until(() => whole(element).includes('Paused'));
  });

  it('answers a request, and shows first what waits for an answer', async () => {
    const element = await shown(Mine);
    await until(() => all(element, '[part=mentorship]').length === 4);
    expect(all(element, 'h3').map(words)).to.deep.equal(['You are asked', 'You work together', 'You asked', 'Over']);
    await click(element, 'Accept Farid Nazari');
    await until(() => focused().localName === 'textarea');
    await type('Gladly');
    await press('Control+Enter');
    await until(() => said(element).includes('You and Farid Nazari work together now.'));
    await until(() => all(element, 'h3').map(words)[0] === 'You work together');
  });

  it('declines with a line for whoever asked, which is kept through a reload, or without one', async () => {
    const element = await shown(Declining);
    await until(() => focused().localName === 'textarea');
    expect(words(all(element, '.field-form')[0]!)).to.include('What do you tell Farid Nazari?');
    await press('Escape');
    await until(() => nameOf(focused()) === 'Decline Farid Nazari');
    await press('Enter');
    await until(() => focused().localName === 'textarea');
    await type('Not this spring');
    const again = await reloaded(element);
    await click(again, 'Decline Farid Nazari');
    await until(() => focused().localName === 'textarea');
    expect((focused() as HTMLTextAreaElement).value).to.equal('Not this spring');
    await press('Control+Enter');
    await until(() => said(again) === 'Farid Nazari is told that it does not suit you.');
    const [item] = (await adapterOf(again).list('mentorship', {where: {state: 'declined'}})).items;
    expect(item!.answer).to.equal('Not this spring');
    const other = await shown(Mine);
    await click(other, 'Decline Farid Nazari');
    submit(await until(() => (other.shadowRoot!.querySelector('.field-form') ? other : undefined)));
    await until(() => said(other) === 'Farid Nazari is told that it does not suit you.');
  });

  it('shows whoever asked what was said to it, and how many days are left to answer', async () => {
    const element = await shown(Declined);
    await until(() => whole(element).includes('Grace Whitlock answered: Not before the audit is over.'));
    const soon = await shown(Declining);
    await until(() => all(soon, '.field-form').length === 1);
    expect(words(all(soon, '[part=mentorship]')[0]!)).to.match(/May be answered until .+ · 2 days left/);
    const later = await shown(Mine);
    await until(() => all(later, '[part=mentorship]').length === 4);
    expect(whole(later)).not.to.include('left');
  });

  it('leads two people from what was accepted to how it was', async () => {
    const element = await shown(Mine);
    await click(element, 'Accept Farid Nazari');
    submit(await until(() => (element.shadowRoot!.querySelector('.field-form') ? element : undefined)));
    await click(element, 'Open: Farid Nazari');
    await until(() => focused().classList.contains('pair-title'));
    await click(element, 'Propose');
    submit(element);
    await until(() => focused().getAttribute('name') === 'goal1');
    fill(element, 'goal1', 'Write shorter');
    fill(element, 'measure1', 'One page a month');
    fill(element, 'goal3', 'Finish a talk');
    choose(element, 'rhythm', 'weekly');
    submit(element);
    await until(() => whole(element).includes('Your proposal waits'));
    expect(Boolean(buttonOf(element, 'I agree'))).to.equal(false);
    expect(whole(element)).to.include('You will see it by this: One page a month');
    await click(element, 'Propose something else');
    const filled = () => all(element, '.field-form input[type=text]').map((each) => (each as HTMLInputElement).value);
    await until(() => filled()[0] === 'Write shorter');
    expect(filled()).to.deep.equal(['Write shorter', 'One page a month', 'Finish a talk', '', '', '']);
    await click(element, 'Cancel');
    await click(element, 'Plan a session');
    fill(element, 'start', '2126-03-02T10:00');
    submit(element);
    await until(() => all(element, '.session').length === 1);
    await click(element, 'Change the plan');
    fill(element, 'steps', 'Read one\nWrite one');
    submit(element);
    await until(() => all(element, '.steps li').length === 2);
    await click(element, 'Close it');
    choose(element, 'reached', 'Write shorter');
    submit(element);
    await until(() => said(element).includes('Say how it was'));
    await click(element, 'Say how it was');
    choose(element, 'going', 'well');
    submit(element);
    await until(() => whole(element).includes('You: Well'));
    const [made] = (await adapterOf(element).list('mentorship', {where: {state: 'closed', mentee: 'farid'}})).items;
    expect(made!.reached).to.deep.equal(['Write shorter']);
    expect(made!.goals).to.deep.equal([
      {title: 'Write shorter', measure: 'One page a month'},
      {title: 'Finish a talk'},
    ]);
  });

  it('says kindly that two people have not met for a while, and nothing where they have, or will', async () => {
    const quiet = (element: HTMLElement) => all(element, '[data-quiet]').map(words).join();
    const element = await shown(NotMetForAWhile);
    await until(() => quiet(element).startsWith('You have not met since '));
    await click(element, 'Open: Dalia Haddad');
    await until(() => quiet(element).includes('longer ago than you wanted. Is it time to plan a session?'));
    await click(element, 'Plan a session');
    fill(element, 'start', '2126-03-02T10:00');
    submit(element);
    await until(() => all(element, '.session').length === 2);
    expect(quiet(element)).to.equal('');
    await click(element, 'Back to all');
    await until(() => all(element, '[part=mentorship]').length === 1);
    await until(() => quiet(element) === '');
    const never = await shown(NotMetForAWhile, {
      parameters: {community: {...NotMetForAWhile.parameters!['community'], session: []}},
    });
    await click(never, 'Open: Dalia Haddad');
    await until(() => quiet(never).startsWith('You agreed on '));
    const often = await shown(Mine);
    await click(often, 'Open: Dalia Haddad');
    await until(() => all(often, '.session').length === 2);
    expect(quiet(often)).to.equal('');
  });

  it('invites each of the two to write before and after the sessions they see, on their own device alone', async () => {
    const invited = async (person: string) => {
      const journal = await Journal.open({source: 'memory', person});
      const found = journal.invitations.map(({occasion, about: {title}}) => `${occasion} ${title}`);
      journal.close();
      return found.sort();
    };
    for (const [you, other] of [
      ['amara', 'Dalia Haddad'],
      ['dalia', 'Amara Okafor'],
    ] as const) {
      await deleteDB(await nameFor('memory', you));
      await invited(you);
      const element = await shown(Mine, {parameters: {community: {...Mine.parameters!['community'], you}}});
      await click(element, `Open: ${other}`);
      let found: readonly string[] = [];
      for (let turn = 0; turn < 100 && found.length < 2; turn++) found = await invited(you);
      expect(found).to.deep.equal([`before ${other}`, `session ${other}`]);
      expect(adapterOf(element).calls.write, you).to.equal(0);
      await deleteDB(await nameFor('memory', you));
    }
  });

  it('takes a day for each step by keyboard, and says which has passed', async () => {
    const element = await shown(NotMetForAWhile);
    await click(element, 'Open: Dalia Haddad');
    const steps = () => all(element, '.steps li').map(words);
    await until(() => steps().length === 4);
    expect(steps()[0]).to.match(/Read three reviews that went well ?by /);
    expect(steps()[1]).to.match(/was to be done by /);
    expect(steps()[2]).to.match(/Lead one alone ?by /);
    await click(element, 'Set dates');
    await until(() => focused().getAttribute('name') === 'due1');
    expect(all(element, '.field-form label').map(words).slice(0, 2)).to.deep.equal([
      ...['Lead one with Dalia in the room', 'Lead one alone'],
    ]);
    fill(element, 'due1', '2126-05-01');
    fill(element, 'due2', '');
    await press('Control+Enter');
    await until(() => steps()[1]?.includes('by May 1, 2126'));
    expect(steps()[2]).to.equal('Lead one alone');
    const [item] = (await adapterOf(element).list('mentorship', {where: {state: 'active'}})).items;
    expect(item!.plan!.map(({due, done}) => [due?.slice(0, 4), done])).to.deep.equal([
      ...[
        [NotMetForAWhile.parameters!['community'].mentorship[0].plan[0].due.slice(0, 4), true],
        ['2126', undefined],
        [undefined, undefined],
        [undefined, undefined],
      ],
    ]);
    await click(element, 'Change the plan');
    fill(element, 'steps', 'Another\nLead one with Dalia in the room');
    submit(element);
    await until(() => steps().length === 2);
    expect(steps()[1]).to.include('by May 1, 2126');
  });

  it('opens the one an address names, and agrees to what the other one proposes', async () => {
    history.replaceState(null, '', '#cop-mentorship-pair-dalia');
    const proposed = [{...Mine.parameters!['community'].mentorship[0], state: 'accepted', agreed: ['dalia']}];
    const element = await shown(Mine, {
      parameters: {community: {...Mine.parameters!['community'], mentorship: proposed}},
    });
    await until(() => focused().classList.contains('pair-title'));
    history.replaceState(null, '', '#');
    await click(element, 'I agree');
    await until(() => said(element).includes('It is agreed.'));
    await until(() => whole(element).includes('Under way'));
  });

  it('leads from an address to a request, where it is answered', async () => {
    history.replaceState(null, '', '#cop-mentorship-pair-farid');
    const element = await shown(Mine);
    await until(() => focused().dataset['about'] === 'pair-farid');
    history.replaceState(null, '', '#');
    expect(Boolean(buttonOf(element, 'Accept Farid Nazari'))).to.equal(true);
  });

  it('keeps again what somebody changed meanwhile, once that was said', async () => {
    const element = await shown(Mine);
    (await until(() => all(element, '[data-opens="mentorship pair-dalia"]')[0])).click();
    await click(element, 'Change the plan');
    fill(element, 'steps', 'Read one');
    const adapter = adapterOf(element);
    const [item] = (await adapter.list('mentorship', {where: {state: 'active'}})).items;
    const change = {verb: 'act', kind: 'mentorship', id: item!.id, version: item!.version, act: 'plan'} as const;
    await adapter.write!({...change, with: {plan: [{step: 'Theirs'}]}} as unknown as Change, {key: 'theirs'});
    submit(element);
    await until(() => whole(element).includes('Somebody changed it meanwhile'));
    submit(element);
    await until(() => all(element, '.steps li').map(words).join() === 'Read one');
  });

  it('stands where an address names nothing that can be read', async () => {
    history.replaceState(null, '', '#cop-mentorship-%E0%A4%A');
    const element = await shown(Mine);
    history.replaceState(null, '', '#');
    await until(() => all(element, '[part=mentorship]').length === 4);
    window.location.hash = '#cop-mentorship-%';
    await until(() => all(element, '[part=mentorship]').length === 4);
    history.replaceState(null, '', '#');
  });

  it('moves between tabs by arrows', async () => {
    const element = await shown(Mine);
    await until(() => all(element, '[role=tab]').length === 2);
    await until(() => all(element, '[part=mentorship]').length > 0);
    all(element, '[role=tab][aria-selected=true]')[0]!.focus();
    await press('ArrowLeft');
    expect(focused().id).to.equal('tab-find');
    await until(() => all(element, '.profile').length === 1);
    await press('End');
    expect(focused().id).to.equal('tab-mine');
  });

  it('lets whoever runs a community try out who would be paired, pin, and pair them', async () => {
    const element = await shown(Coordinate);
    await click(element, 'Preview the pairs: Spring round');
    await until(() => all(element, '.pairs select').length > 1);
    const select = all(element, '.pairs select').find(
      (each) => nameOf(each) === 'Mentor for Amara Okafor',
    ) as HTMLSelectElement;
    select.value = 'emi';
    select.dispatchEvent(new Event('change'));
    await until(() => words(select.options[0]!) === 'Emi Tanaka');
    expect(words(select.selectedOptions[0]!)).to.equal('Emi Tanaka (pinned)');
    await click(element, 'Pair them');
    await until(() => /pairs? (was|were) made/.test(said(element)));
    await click(element, 'Preview the pairs: Spring round');
    await until(() => whole(element).includes('There is nobody to pair'));
  });

  it('says why somebody would be without a mentor', async () => {
    const {community} = Coordinate.parameters!;
    const one = (id: string, more: object) =>
      item('mentoring', {id: `mentoring-${id}`, member: id, createdBy: id, programmes: ['spring'], ...more});
    const mentoring = [
      one('dalia', {offers: true, topics: ['Writing']}),
      one('farid', {seeks: true, topics: ['Writing']}),
      one('emi', {seeks: true, topics: ['Writing']}),
      one('amara', {seeks: true, topics: ['Gardening']}),
    ];
    const bare = (id: string, name: string) => item('member', {id, name});
    const member = [
      ...[bare('dalia', 'Dalia'), bare('farid', 'Farid'), bare('emi', 'Emi'), bare('amara', 'Amara')],
      bare('grace', 'Grace'),
    ];
    const element = await shown(Coordinate, {parameters: {community: {...community, mentoring, member}}});
    await click(element, 'Preview the pairs: Spring round');
    const left = () =>
      Object.fromEntries(
        all(element, '.pairs > li').map((each) => [words(each.querySelector('h4')!), words(each.lastElementChild!)]),
      );
    await until(() => left()['Amara']?.includes('look for'));
    expect(left()['Amara']).to.equal('Nobody here can help with what they look for.');
    const full = ['Emi', 'Farid'].map((name) => left()[name]);
    expect(full).to.include('Somebody here could help: choose them, and both are asked.');
  });

  it('pairs nobody otherwise than they are shown, however quickly several are pinned', async () => {
    const element = await shown(Coordinate);
    await click(element, 'Preview the pairs: Spring round');
    await until(() => all(element, '.pairs select').length > 1);
    const selectOf = (mentee: string) => all(element, `[data-mentee="${mentee}"]`)[0] as HTMLSelectElement;
    const pins = {amara: 'emi', farid: 'dalia'};
    for (const [mentee, mentor] of Object.entries(pins)) {
      selectOf(mentee).value = mentor;
      selectOf(mentee).dispatchEvent(new Event('change'));
    }
    await click(element, 'Pair them');
    // The first choice says who it would be.
    await until(() => words(selectOf('farid').options[0]!) === 'Dalia Haddad');
    expect(words(selectOf('amara').options[0]!)).to.equal('Emi Tanaka');
    expect(said(element)).to.equal('');
  });

  it('shows first whom the reader bookmarked before', async () => {
    const liked = [
      item('preference', {id: 'liked', subject: 'emi', about: 'mentoring', wanted: true, createdBy: 'amara'}),
    ];
    const element = await shown(Find, {parameters: {community: {...Find.parameters!['community'], preference: liked}}});
    await until(() => all(element, '[part=match]').length > 2);
    await until(() => words(all(element, '[part=match] h4')[0]!) === 'Emi Tanaka');
  });

  it('closes a programme, and opens it again', async () => {
    const element = await shown(Coordinate);
    await click(element, 'Close it: Spring round');
    await until(() => said(element).includes('It is closed.'));
    await click(element, 'Open it again: Spring round');
    await until(() => buttonOf(element, 'Preview the pairs: Spring round'));
  });

  it('changes a programme where it stands, and takes away what was emptied', async () => {
    const element = await shown(Coordinate);
    await click(element, 'Change: Spring round');
    await until(() => focused().getAttribute('name') === 'title');
    fill(element, 'title', 'Summer round');
    fill(element, 'body', '');
    submit(element);
    await until(() => whole(element).includes('Summer round'));
    const [changed] = await adapterOf(element).get('programme', ['spring']);
    expect(changed).to.include({title: 'Summer round', form: 'mentoring', state: 'open'});
    expect(changed!.body).to.equal(undefined);
    await until(() => buttonOf(element, 'Preview the pairs: Summer round'));
  });

  it('shows those beyond the first few by keyboard, and goes on where they begin', async () => {
    const element = await shown(Find, {args: {limit: 1}});
    const mentors = () => [...all(element, '.people')[0]!.children].length;
    await until(() => all(element, '.people').length > 0 && mentors() === 1);
    const more = await until(() => all(element, 'button').find((each) => /^Show more, \d/.test(nameOf(each))));
    more.focus();
    await press('Enter');
    await until(() => mentors() > 1);
    expect(focused().closest('.people > *') === all(element, '.people')[0]!.children[1]).to.equal(true);
    expect(all(element, '.people')[0]!.nextElementSibling?.querySelector('button') ?? null).to.equal(null);
  });

  it('takes away what somebody said of how it goes, once they say so again', async () => {
    const element = await shown(Whole);
    const about = 'The questions help.';
    await until(() => whole(element).includes(about));
    const checkIns = () => all(element, '[aria-label="How it goes"] li button');
    const day = nameOf(await until(() => checkIns()[0])).slice('Remove: '.length);
    expect(day).to.match(/^\w{3} \d/);

    await click(element, `Remove: ${day}`);
    // What is for good is not what Enter presses next.
    await until(() => words(focused()) === 'Cancel');
    await press('Enter');
    await until(() => nameOf(focused()) === `Remove: ${day}`);
    expect(whole(element)).to.include(about);
    await press('Enter');
    await until(() => words(focused()) === 'Cancel');
    submit(element);
    await until(() => !whole(element).includes(about));
    expect(said(element)).to.equal('It is removed.');
    expect(focused().classList.contains('said')).to.equal(true);
  });

  it('offers nobody to take away what the other one said', async () => {
    const theirs = item('check-in', {
      ...{id: 'c-2', mentorship: 'pair-dalia', mentor: 'dalia', mentee: 'amara', createdBy: 'dalia'},
      ...{occasion: 'under-way', going: 'mixed', createdAt: daysAgo(3)},
    });
    const {community} = Whole.parameters!;
    const element = await shown(Whole, {
      parameters: {community: {...community, 'check-in': [...community['check-in'], theirs]}},
    });
    const rows = await until(() => {
      const found = all(element, '[aria-label="How it goes"] li');
      return found.length > 1 && found;
    });
    const isMine = (row: HTMLElement) => words(row).startsWith('You');
    expect(rows.some(isMine) && rows.some((row) => !isMine(row))).to.equal(true);
    for (const row of rows)
      expect([...row.querySelectorAll('button')].map(words)).to.deep.equal(isMine(row) ? ['Remove'] : []);
  });

  const person = (id: string, name: string, helps: readonly string[], seeks: readonly string[] = [], more = {}) =>
    item('member', {
      ...{id, name, ...more},
      helps: helps.map((skill) => ({skill})),
      seeks: seeks.map((skill) => ({skill})),
    });
  const risksOf = (element: HTMLElement) => all(element, '.risks li').map((each) => words(each.querySelector('span')!));

  it('says what would leave with somebody, whoever leaves first before the others, however it is written', async () => {
    const member = [
      person('grace', 'Grace Whitlock', ['Rust']),
      person('emi', 'Emi Tanaka', ['COBOL', 'Rust']),
      person('ann', 'Ann', ['Baking'], ['cobol', 'Rust']),
      person('ben', 'Ben', ['Welding', 'baking'], ['COBOL']),
      person('cy', 'Cy', ['Fortran', 'Rust'], [], {leavesOn: '2126-03-31'}),
      person('dee', 'Dee', ['fortran'], [], {leavesOn: '2126-05-01'}),
      person('eve', 'Eve', ['Morse'], ['baking'], {leavesOn: '2126-04-01'}),
      person('fay', 'Fay', ['Lace'], [], {leavesOn: '2020-01-01'}),
      person('gone', 'Gone', ['COBOL'], ['Welding'], {state: 'moved-on'}),
    ];
    const element = await shown(Coordinate, {parameters: {community: {you: 'grace', member, programme: []}}});
    await until(() => risksOf(element).length > 2);
    expect(risksOf(element)).to.deep.equal([
      'Cy is here until Mar 31, 2126, and whoever else can help with Fortran (1) moves on as well.',
      'Eve is here until Apr 1, 2126, and nobody else can help with Morse.',
      'Only Emi Tanaka can help with COBOL. 2 people want to learn it.',
    ]);
  });

  it('begins a succession, and asks who knows it and who is to learn it', async () => {
    const member = [
      person('grace', 'Grace Whitlock', []),
      person('emi', 'Emi Tanaka', ['COBOL'], [], {leavesOn: '2126-03-31'}),
      person('ann', 'Ann', [], ['cobol']),
      person('ben', 'Ben', [], ['COBOL']),
    ];
    const element = await shown(Coordinate, {parameters: {community: {you: 'grace', member, programme: []}}});
    await click(element, 'Begin a succession for COBOL');
    await until(() => focused().getAttribute('name') === 'title');
    const learners = () => all(element, '[name=learners]') as HTMLInputElement[];
    expect(learners().map(({value, checked}) => [value, checked])).to.deep.equal([
      ['ann', true],
      ['ben', false],
    ]);
    choose(element, 'learners', 'ben');
    submit(element);
    await until(() => whole(element).includes('Emi Tanaka has no room for another pair.'));
    // The same once more is the same once more; and whoever comes back later goes on with what was begun.
    submit(element);
    await until(() =>
      adapterOf(element)
        .list('programme', {})
        .then(({items}) => items.length === 1),
    );
    await click(element, 'Cancel');
    await click(element, 'Begin a succession for COBOL');
    await until(() => learners().length === 2);
    submit(element);
    // She takes one at a time: what cannot be is said, and nothing that was filled in is lost.
    await until(() => whole(element).includes('Emi Tanaka has no room for another pair.'));
    expect(learners().map(({checked}) => checked)).to.deep.equal([true, true]);
    choose(element, 'learners', 'ann');
    submit(element);
    await until(() => said(element) === 'It is begun. Emi Tanaka and 1 person are asked.');
    const adapter = adapterOf(element);
    const programmes = (await adapter.list('programme', {})).items;
    expect(programmes.map(({title, form, skill, until: day}) => ({title, form, skill, day}))).to.deep.equal([
      {title: 'Succession: COBOL', form: 'succession', skill: 'COBOL', day: '2126-03-31'},
    ]);
    await until(() => whole(element).includes('About COBOL'));
  });

  it('keeps what was written where it cannot be sent', async () => {
    const element = await shown(NotAllowedToWrite);
    await click(element, 'Accept Farid Nazari');
    await until(() => focused().localName === 'textarea');
    await type('Gladly');
    await press('Control+Enter');
    await until(() => element.shadowRoot!.querySelector('.field-form [role=alert]'));
    expect(element.shadowRoot!.querySelector<HTMLTextAreaElement>('.field-form textarea')!.value).to.equal('Gladly');
  });

  it('says who may, what is not there, and what failed', async () => {
    for (const [story, expected] of [
      [Visitor, 'Sign in to find a mentor'],
      [Nothing, 'You work with nobody yet'],
      [ServiceDown, 'Try again'],
    ] as const) {
      const element = await shown(story);
      await until(() => whole(element).includes(expected));
    }
  });

  it('asks whom somebody pinned, and says that it is for the other one to say', async () => {
    const proposed = item('mentorship', {
      ...{id: 'proposed', mentor: 'grace', mentee: 'amara', form: 'mentoring', programme: 'spring'},
    });
    const element = await shown(Mine, {
      parameters: {community: {...Mine.parameters!['community'], mentorship: [proposed]}},
    });
    await until(() => whole(element).includes('Proposed: Grace Whitlock mentors you'));
    await click(element, 'Accept Grace Whitlock');
    submit(await until(() => (element.shadowRoot!.querySelector('.field-form') ? element : undefined)));
    await until(() => said(element).includes('You said yes; they have not yet.'));
    await until(() => !buttonOf(element, 'Accept Grace Whitlock'));
    expect(Boolean(buttonOf(element, 'Decline Grace Whitlock'))).to.equal(true);
  });
});
