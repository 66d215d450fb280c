import {expect} from '@open-wc/testing';

import {policy} from '../../src/adapter/policy.js';
import {createStore} from '../../src/adapter/store/store.js';
import {provideAdapter} from '../../src/context/provide.js';
import {item} from '../../src/conformance/index.js';
import '../../src/define/cop-member-card.js';
import type {Actor} from '../../src/model/actor.js';
import {until} from '../../stories/support/until.js';

const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();

describe('whoever left a service by themselves', () => {
  it('finds the way back at what was their card', async () => {
    const mo = item('member', {id: 'mo', name: 'Mo Farouk', state: 'moved-on'});
    const store = createStore({name: 'service', load: {items: [mo]}});
    await store.ready;
    // As the service says who somebody is.
    const who = async (): Promise<Actor> => {
      const [{state} = mo] = await store.get('member', ['mo']);
      return state === 'active' ? {member: 'mo', roles: {}} : {roles: {}, left: 'mo'};
    };
    const stage = document.createElement('div');
    document.body.append(stage);
    provideAdapter(policy(store, who), {target: stage});
    const card = document.createElement('cop-member-card');
    card.member = 'mo';
    stage.append(card);
    const root = card.shadowRoot!;
    await until(() => root.querySelector('.come-back'));
    expect(words(root.querySelector('.come-back')!)).to.include('You said that you have moved on');
    expect(words(root)).not.to.include('Mo Farouk');
    root.querySelector<HTMLButtonElement>('.come-back button')!.click();
    await until(() => words(root).includes('Welcome back.'));
    expect((await store.get('member', ['mo']))[0]?.state).to.equal('active');
    expect(root.activeElement?.className).to.include('come-back');
    stage.remove();
  });

  it('finds none at the cards of others', async () => {
    const others = ['mo', 'nia'].map((id) =>
      item('member', {id, name: id, visibility: 'community', state: 'moved-on'}),
    );
    const store = createStore({name: 'service', load: {items: others}});
    const stage = document.createElement('div');
    document.body.append(stage);
    provideAdapter(policy(store, {roles: {}, left: 'mo'}), {target: stage});
    const card = document.createElement('cop-member-card');
    card.member = 'nia';
    stage.append(card);
    await until(() => card.shadowRoot!.querySelector('[role=alert]'));
    expect(Boolean(card.shadowRoot!.querySelector('.come-back'))).to.equal(false);
    stage.remove();
  });
});
