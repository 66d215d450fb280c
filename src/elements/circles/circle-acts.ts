import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {circle as section} from '../../i18n/en/circle.js';
import type {Item} from '../../model/item.js';
import type {CommonStrings} from '../../ui/states.js';
import type {Deeds} from '../mentoring/deeds.js';
import type {CircleContext, Mentorship} from './circle-words.js';
import {InviteForm} from './invite-form.js';

type Strings = (typeof section)['phrases'];
type Circle = Item<'circle'>;

interface ActContext {
  readonly context: CircleContext;
  readonly strings: Strings;
  readonly shared: CommonStrings;
}

/** What somebody in a circle may do about who is in it. */
export class CircleActs {
  private readonly invite: InviteForm;

  constructor(
    host: LitElement,
    source: CommunitySource,
    private readonly deeds: Deeds,
    /** Back to the lists. */
    private readonly close: () => void,
  ) {
    this.invite = new InviteForm(host, source, deeds);
  }

  render(core: Mentorship, circle: Circle | undefined, said: ActContext): TemplateResult | typeof nothing {
    const {deeds, invite} = this;
    const {strings, shared, context} = said;
    if (core.state === 'closed') return nothing;
    const form = ['hand-on', 'leave', 'reopen'].map((name) => deeds.formFor(name)).find((each) => each !== undefined);
    if (form) return form.render(shared);
    if (invite.isOpen) return invite.render(strings, shared);
    const isKept = core.mentor === context.you;
    const others = (core.people ?? []).filter((id) => id !== context.you);
    const may = (name: string) => circle?.may?.includes(name) === true;
    const button = (name: string, label: string, press: () => void) =>
      html`<button type="button" class="button small plain" data-opens=${name} @click=${press}>${label}</button>`;
    return html`<div class="row acts">
      ${
        isKept && circle?.state === 'open' && deeds.can('mentorship', 'create')
          ? html`<button
              type="button"
              class="button small"
              data-opens="invite"
              @click=${() => invite.begin(circle, core.people ?? [], strings)}
            >
              ${strings.invite}
            </button>`
          : nothing
      }
      ${may('settle') ? button('settle', strings.settle, () => void this.settle(circle!, strings)) : nothing}
      ${may('reopen') && circle?.state === 'settled' ? button('reopen', strings.reopen, () => this.reopen(circle, strings)) : nothing}
      ${isKept && others.length > 0 ? button('hand-on', strings.handOn, () => this.handOn(core, others, said)) : nothing}
      ${isKept ? nothing : button('leave', strings.leave, () => this.leave(core, strings))}
    </div>`;
  }

  private async settle(circle: Circle, strings: Strings): Promise<void> {
    if (await this.deeds.act(circle, 'settle')) await this.deeds.done(strings.wasSettled);
  }

  private reopen(circle: Circle, strings: Strings): void {
    this.deeds.open('reopen', {
      name: `circle-reopen/${circle.id}`,
      begin: {size: String(circle.size)},
      words: () => ({title: strings.reopen, send: strings.keep}),
      fields: () => [{name: 'size', label: strings.size, as: 'number', max: 8}],
      send: async ({size}, {key}) => {
        const result = await this.deeds.act(circle, 'reopen', {size: Number(size)}, key);
        if (result) void this.deeds.done(strings.wasReopened);
        return result !== undefined;
      },
    });
  }

  private handOn(core: Mentorship, others: readonly string[], {strings, context}: ActContext): void {
    const nameOf = (id: string) => context.personOf(id)?.name ?? strings.someone;
    this.deeds.open('hand-on', {
      name: `circle-hand-on/${core.id}`,
      words: () => ({title: strings.handOn, send: strings.handOn, hint: strings.handOnHint}),
      fields: () => [
        {
          ...{name: 'member', label: strings.to, as: 'choice', need: strings.needTo},
          of: others.map((id) => [id, nameOf(id)] as const),
        },
      ],
      send: async ({member}, {key}) => {
        const result = await this.deeds.act(core, 'hand-on', {member}, key);
        if (result) void this.deeds.done(strings.handedOn(nameOf(member!)));
        return result !== undefined;
      },
    });
  }

  private leave(core: Mentorship, strings: Strings): void {
    this.deeds.open('leave', {
      name: `circle-leave/${core.id}`,
      words: () => ({title: strings.leave, send: strings.leave, hint: strings.leaveHint}),
      fields: () => [],
      send: async (_values, {key}) => {
        const result = await this.deeds.act(core, 'leave', undefined, key);
        if (result) {
          this.close();
          void this.deeds.done(strings.left);
        }
        return result !== undefined;
      },
    });
  }
}
