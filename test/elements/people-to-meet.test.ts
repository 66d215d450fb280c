import {expect} from '@open-wc/testing';

import type {PeopleToMeetElement} from '../../src/elements/people-to-meet/people-to-meet.js';
import meta, {
  AskedAndAsking,
  Introductions,
  Loading,
  Nobody,
  NotAllowedToWrite,
  ReadOnly,
  ServiceDown,
  SignedOut,
  ThisWeek,
  Visitor,
} from '../../stories/people-to-meet.stories.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

const shown = (story: object, different = {}) =>
  mount<PeopleToMeetElement>(story, meta, {args: {limit: 20}, ...different});
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();
const whole = (element: HTMLElement) =>
  words(element.shadowRoot!)
    .replace(/:host[^]*?}\s*/g, '')
    .trim();
const people = (element: HTMLElement) => all(element, '[part=person] h3').map(words);
const buttonOf = (element: HTMLElement, name: string) =>
  all(element, 'button').find((button) => nameOf(button) === name);
const click = async (element: HTMLElement, name: string) => (await until(() => buttonOf(element, name))).click();
const said = (element: HTMLElement) => words(element.shadowRoot!.querySelector('.said')!);

describe('cop-people-to-meet', () => {
  it('shows people with why they', async () => {
    const element = await shown(ThisWeek);
    await until(() => people(element).length > 3);
    const chidi = all(element, '[part=person]').find((person) => words(person).includes('Chidi Eze'))!;
    expect(words(chidi.querySelector('.reasons')!)).to.include('Wants to learn Kubernetes, which you help with');
    expect(words(chidi.querySelector('.reasons')!)).to.include('Works in Analytics');
    const points = [...chidi.querySelectorAll('dd')].map((each) =>
      Number(/[\d.,]+/.exec(words(each))![0].replace(/,/g, '')),
    );
    expect(points.slice(0, -1).reduce((sum, each) => sum + each, 0)).to.equal(points.at(-1) as number);
  });

  it('asks somebody to meet by keyboard, with what one would like to talk about', async () => {
    const element = await shown(ThisWeek);
    await until(() => people(element).includes('Chidi Eze'));
    await tabTo('Ask to meet Chidi Eze');
    await press('Enter');
    await until(() => focused().localName === 'textarea');
    await press('Control+Enter');
    expect(focused().getAttribute('aria-invalid')).to.equal('true');
    await type('Streams into Kubernetes?');
    await press('Control+Enter');
    await until(() => said(element).includes('Chidi Eze was asked.'));
    expect(focused().classList.contains('said')).to.equal(true);
    expect(people(element)).not.to.include('Chidi Eze');
    expect(words(all(element, '[part=request]')[0]!)).to.include('Streams into Kubernetes?');
    const {items} = await adapterOf(element).list('introduction', {});
    expect(items.map(({member, message, state}) => [member, message, state])).to.deep.equal([
      ['chidi', 'Streams into Kubernetes?', 'asked'],
    ]);
  });

  it('keeps what was typed when it cannot be sent, and across a reload', async () => {
    const element = await shown(NotAllowedToWrite);
    await click(element, 'Ask to meet Chidi Eze');
    await until(() => focused().localName === 'textarea');
    await type('Streams?');
    await press('Control+Enter');
    await until(() => all(element, '[role=alert]').length > 0);
    expect(words(all(element, '[role=alert]')[0]!)).to.include('Your text is kept.');
    const again = await reloaded(element, {limit: 20});
    await click(again, 'Ask to meet Chidi Eze');
    await until(() => (focused() as HTMLTextAreaElement).value === 'Streams?');
    await press('Escape');
    await until(() => nameOf(focused()) === 'Ask to meet Chidi Eze');
  });

  it('puts somebody aside, and takes that back', async () => {
    const element = await shown(ThisWeek);
    await until(() => people(element).includes('Chidi Eze'));
    await click(element, 'Not for me: Chidi Eze');
    await until(() => said(element).includes('not suggested any more'));
    expect(people(element)).not.to.include('Chidi Eze');
    await click(element, 'Undo');
    await until(() => people(element).includes('Chidi Eze'));
    expect((await adapterOf(element).list('preference', {})).items).to.be.empty;
  });

  it('lets somebody who was asked answer, and who asked withdraw', async () => {
    const element = await shown(AskedAndAsking);
    await click(element, 'Glad to meet you, Farid Nazari');
    await until(() => focused().localName === 'textarea');
    await type('Tuesday at ten');
    await press('Control+Enter');
    await until(() => said(element).includes('is told that you are glad to meet'));
    await click(element, 'Withdraw: Dalia Haddad');
    await until(() => said(element).includes('is not asked any more'));
    const [farid, dalia] = await until(() => {
      const rows = all(element, '[part=request]').map(words);
      return rows.length === 2 && rows[1]!.includes('You withdrew this.') ? rows : undefined;
    });
    expect(farid).to.include('You answered: Tuesday at ten');
    expect(dalia).not.to.include('Withdraw');
    const states = async () => {
      const {items} = await adapterOf(element).list('introduction', {sort: 'createdAt'});
      return items.map(({id, state, answer}) => [id, state, answer]);
    };
    const accepted = ['i-farid', 'accepted', 'Tuesday at ten'];
    expect(await states()).to.have.deep.members([accepted, ['i-dalia', 'withdrawn', undefined]]);

    await click(element, 'Ask again: Dalia Haddad');
    await until(() => said(element).includes('Dalia Haddad was asked'));
    await until(() => buttonOf(element, 'Withdraw: Dalia Haddad'));
    expect(await states()).to.have.deep.members([accepted, ['i-dalia', 'asked', undefined]]);
  });

  it('shows nobody what was asked of them and withdrawn', async () => {
    const [asking] = AskedAndAsking.parameters!['community'].introduction as readonly object[];
    const withdrawn = [{...asking, state: 'withdrawn', updatedAt: new Date().toISOString()}];
    const element = await shown(AskedAndAsking, {parameters: {community: {introduction: withdrawn}}});
    await until(() => people(element).length > 0);
    expect(all(element, '[part=request]')).to.be.empty;
  });

  it('tells who asked that it does not suit the other one now', async () => {
    const [, asked] = AskedAndAsking.parameters!['community'].introduction as readonly object[];
    const declined = [{...asked, state: 'declined', updatedAt: new Date().toISOString()}];
    const element = await shown(AskedAndAsking, {parameters: {community: {introduction: declined}}});
    await until(() => all(element, '[part=request]').length === 1);
    expect(words(all(element, '[part=request]')[0]!)).to.include('It does not suit them now.');
    expect(all(element, '[part=request] button')).to.be.empty;
  });

  it('goes where a notice leads, and shows what was answered', async () => {
    history.replaceState(null, '', '#cop-introduction-i-dalia');
    const element = await shown(Introductions);
    await until(() => focused().id === 'cop-introduction-i-dalia');
    expect(words(focused())).to.include('Dalia Haddad answered: Gladly. Tuesdays after ten.');
    dispatchEvent(new HashChangeEvent('hashchange'));
    history.replaceState(null, '', location.pathname);
    await expect(element).to.be.accessible();
  });

  it('shows what was asked by an event that a page may cancel', async () => {
    const element = await shown(ThisWeek);
    const heard: string[] = [];
    element.addEventListener('cop-introduction-ask', (event) => {
      heard.push(event.introduction.member);
      event.preventDefault();
    });
    await click(element, 'Ask to meet Chidi Eze');
    await until(() => focused().localName === 'textarea');
    await type('Hello');
    await press('Control+Enter');
    await until(() => heard.length === 1);
    expect(heard).to.deep.equal(['chidi']);
    expect((await adapterOf(element).list('introduction', {})).items).to.be.empty;
  });

  for (const [name, story, sentence] of [
    ['says so where there is nobody', Nobody, 'Nobody new to suggest this week.'],
    ['asks a visitor to sign in', Visitor, 'Sign in to see whom you should meet.'],
    ['says that the service is away', ServiceDown, 'The community cannot be reached'],
    ['says that one is signed out', SignedOut, 'You are signed out'],
  ] as const)
    it(name, async () => {
      const element = await shown(story);
      await until(() => whole(element).includes(sentence));
    });

  it('is a shape while it is on its way, and offers nothing that cannot be written', async () => {
    const loading = await shown(Loading);
    await until(() => all(loading, '.skeleton').length > 0);
    const readOnly = await shown(ReadOnly);
    await until(() => people(readOnly).length > 0);
    expect(all(readOnly, '.acts button')).to.be.empty;
  });

  it('leaves a form open, with what is written in it, while another act ends', async () => {
    const element = await shown(ThisWeek);
    await until(() => people(element).length > 1);
    const [first, second] = all(element, '[part=person]');
    first!.querySelector<HTMLElement>('.begin')!.click();
    await until(() => focused().localName === 'textarea');
    await type('Shall we talk?');
    second!.querySelector<HTMLElement>('.plain')!.click();
    await until(() => all(element, '.said').some((said) => words(said) !== ''));
    const field = element.shadowRoot!.querySelector('textarea');
    expect(field?.value).to.equal('Shall we talk?');
    expect(focused().localName).to.equal('textarea');
    const count = people(element).length;
    await press('Control+Enter');
    await until(() => people(element).length < count);
    expect(Boolean(element.shadowRoot!.querySelector('textarea'))).to.equal(false);
  });
});
