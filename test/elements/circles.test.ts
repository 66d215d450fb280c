import {expect} from '@open-wc/testing';

import type {Change} from '../../src/adapter/contract.js';
import type {CirclesElement} from '../../src/elements/circles/circles.js';
import meta, {
  Find,
  Kept,
  Mine,
  NotAllowedToWrite,
  Nothing,
  ServiceDown,
  Visitor,
  Whole,
} from '../../stories/circles.stories.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<CirclesElement>(story, meta, different);
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
const submit = (element: HTMLElement) => element.shadowRoot!.querySelector<HTMLFormElement>('form')!.requestSubmit();
const headings = (element: HTMLElement) => all(element, 'h3').map(words);

describe('cop-circles', () => {
  it('shows what is asked first, then one’s own, then what takes people', async () => {
    const element = await shown(Mine);
    await until(() => all(element, '[part=circle]').length === 3);
    expect(headings(element)).to.deep.equal(['You are asked', 'Your circles', 'You asked', 'Circles that take people']);
    expect(all(element, '[part=circle] h4').map(words)).to.include('On call, and asleep at night');
    expect(all(element, '[part=request] h4').map(words)).to.deep.equal([
      'Farid Nazari would like to join',
      'Emi Tanaka invites you',
      'You asked to join',
    ]);
  });

  it('asks to join by keyboard, and keeps what was written through a reload', async () => {
    const element = await shown(Find);
    await until(() => buttonOf(element, 'Ask to join: How our storage works'));
    await tabTo('Ask to join: How our storage works');
    await press('Enter');
    await until(() => focused().localName === 'textarea');
    await press('Control+Enter');
    expect(focused().getAttribute('aria-invalid')).to.equal('true');
    await type('I am on call for it.');
    const again = await reloaded(element);
    await click(again, 'Ask to join: How our storage works');
    await until(() => focused().localName === 'textarea');
    expect((focused() as HTMLTextAreaElement).value).to.equal('I am on call for it.');
    await press('Control+Enter');
    await until(() => said(again).includes('Grace Whitlock was asked.'));
    await until(() => headings(again).includes('You asked'));
    await click(again, 'Withdraw: How our storage works');
    await until(() => Boolean(buttonOf(again, 'Ask to join: How our storage works')));
  });

  it('begins a circle, invites somebody, and takes nobody new', async () => {
    const element = await shown(Nothing);
    await click(element, 'Begin a circle');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    submit(element);
    await until(() => whole(element).includes('Give it a name.'));
    fill(element, 'title', 'First steps');
    fill(element, 'size', '9');
    submit(element);
    await until(() => whole(element).includes('This is at most 8.'));
    fill(element, 'size', '3');
    submit(element);
    await click(element, 'Open: First steps');
    await click(element, 'Invite somebody');
    await until(() => focused().id === 'circle-person');
    submit(element);
    await until(() => whole(element).includes('Choose a person from the list.'));
    await type('grace');
    await until(() => all(element, '[role=option]').some((option) => words(option).startsWith('Grace Whitlock')));
    await press('ArrowDown');
    await press('Enter');
    submit(element);
    await until(() => said(element).includes('Grace Whitlock was asked.'));
    const {items} = await adapterOf(element).list('mentorship', {where: {state: 'requested'}});
    expect(items.map(({mentor, mentee, form}) => [mentor, mentee, form])).to.deep.equal([['amara', 'grace', 'circle']]);
    await click(element, 'Take nobody new');
    await click(element, 'Take people again');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    submit(element);
    await until(() => said(element).includes('It takes people again.'));
  });

  it('keeps an invitation that was begun through a reload, and forgets it once it is sent', async () => {
    const element = await shown(Mine);
    await click(element, 'Open: Write it down');
    await click(element, 'Invite somebody');
    await until(() => focused().id === 'circle-person');
    await type('emi');
    await until(() => all(element, '[role=option]').length > 0);
    await press('ArrowDown');
    await press('Enter');
    const chosen = (focused() as HTMLInputElement).value;
    await press('Tab');
    await type('You wrote the guide.');

    const again = await reloaded(element);
    await click(again, 'Open: Write it down');
    await click(again, 'Invite somebody');
    await until(() => focused().id === 'circle-person');
    expect((focused() as HTMLInputElement).value).to.equal(chosen);
    expect(chosen).to.not.equal('emi');
    await press('Tab');
    expect((focused() as HTMLTextAreaElement).value).to.equal('You wrote the guide.');
    submit(again);
    await until(() => said(again).includes('was asked.'));
    await click(again, 'Invite somebody');
    await until(() => focused().id === 'circle-person');
    expect((focused() as HTMLInputElement).value).to.equal('');
  });

  it('lets somebody in, hands it on, and is left with nothing to see', async () => {
    const element = await shown(Mine);
    await click(element, 'Accept: Farid Nazari');
    await until(() => said(element).includes('Farid Nazari is in the circle now.'));
    await click(element, 'Open: Write it down');
    await until(() => all(element, '.in-it > li').length === 3);
    expect(Boolean(buttonOf(element, 'Leave the circle'))).to.equal(false);
    await click(element, 'Hand it on');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    element.shadowRoot!.querySelector<HTMLInputElement>('.field-form [value="grace"]')!.click();
    submit(element);
    await until(() => said(element).includes('Grace Whitlock keeps it from now on.'));
    expect(Boolean(buttonOf(element, 'Close it'))).to.equal(false);
    await click(element, 'Leave the circle');
    await until(() => whole(element).includes('You will not see anything of it any more.'));
    submit(element);
    await until(() => said(element).includes('You have left the circle.'));
    await until(() => !buttonOf(element, 'Open: Write it down'));
  });

  it('agrees, plans and says how it goes among several, each by their name', async () => {
    const element = await shown(Whole);
    await until(() => whole(element).includes('Good questions. I would like us to begin on time.'));
    expect(all(element, '.in-it > li > span:last-child').map(words)).to.deep.equal([
      'Dalia Haddad keeps it',
      'Amara Okafor you',
      'Farid Nazari',
      'Grace Whitlock',
      'Emi Tanaka',
    ]);
    expect(whole(element)).to.include('Farid Nazari: Mixed');
    await click(element, 'Propose something else');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    fill(element, 'goal1', 'Begin on time');
    submit(element);
    await until(() => said(element).includes('The others are told what you propose.'));
    await until(() => whole(element).includes('You agreed. It waits for the others.'));
    await click(element, 'Say how it goes');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    element.shadowRoot!.querySelector<HTMLInputElement>('.field-form [value="well"]')!.click();
    submit(element);
    await until(() => said(element).includes('The others are told.'));
  });

  it('closes what one keeps, and says it to those who asked', async () => {
    const element = await shown(Kept);
    await click(element, 'Close it');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    submit(element);
    await until(() => said(element).includes('It is closed.'));
    const {items} = await adapterOf(element).list('mentorship', {where: {circle: 'circle-writing'}});
    expect(items.map(({state}) => state).sort()).to.deep.equal(['closed', 'lapsed']);
    await click(element, 'Back to all');
    await until(() => headings(element).includes('Over'));
  });

  it('is left alone by an address that leads to two people', async () => {
    location.hash = '#cop-mentorship-pair-dalia';
    const element = await shown(Mine);
    await until(() => all(element, '[part=circle]').length === 3);
    expect(whole(element)).not.to.include('not here any more');
    location.hash = '#cop-mentorship-in-leading';
    await until(() => all(element, '.pair-title').map(words)[0] === 'Leading without being anybody’s lead');
    location.hash = '';
  });

  it('says that a write failed and keeps what was written', async () => {
    const element = await shown(NotAllowedToWrite);
    await click(element, 'Ask to join: On call, and asleep at night');
    await until(() => element.shadowRoot!.querySelector('.field-form'));
    fill(element, 'message', 'May I?');
    submit(element);
    await until(() => all(element, '[role=alert]').length > 0);
    expect(element.shadowRoot!.querySelector<HTMLTextAreaElement>('.field-form textarea')!.value).to.equal('May I?');
  });

  it('declines an invitation with a line for whoever sent it', async () => {
    const element = await shown(Mine);
    await click(element, 'Decline: First talks');
    await until(() => focused().localName === 'textarea');
    await type('I talk too much already');
    await press('Control+Enter');
    await until(() => whole(element).includes('is told that it does not suit you.'));
    const [item] = await adapterOf(element).get('mentorship', ['invites-emi']);
    expect([item!.state, item!.answer]).to.deep.equal(['declined', 'I talk too much already']);
  });

  it('shows to whoever writes elsewhere what became of it', async () => {
    const element = await shown(Mine);
    await until(() => buttonOf(element, 'Accept: First talks'));
    const adapter = adapterOf(element);
    const [invitation] = await adapter.get('mentorship', ['invites-emi']);
    const change = {verb: 'act', kind: 'mentorship', id: 'invites-emi', version: invitation!.version, act: 'decline'};
    await adapter.write!(change as unknown as Change, {key: 'elsewhere'});
    await until(() => !buttonOf(element, 'Accept: First talks'));
  });

  it('says what is missing to a visitor, and that the source failed', async () => {
    expect(whole(await shown(Visitor))).to.include('Sign in to join a circle');
    const failed = await shown(ServiceDown);
    await until(() => all(failed, '[role=alert]').length > 0);
  });
});
