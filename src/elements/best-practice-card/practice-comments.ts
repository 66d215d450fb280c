import {ContextProvider} from '@lit/context';
import {html, type LitElement, type TemplateResult} from 'lit';

import {communityContext} from '../../context/community-context.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {tagName} from '../../ui/tags.js';
import type {DiscussionThreadElement} from '../discussion-thread/discussion-thread.js';
import type {BestPracticeCardElement} from './best-practice-card.js';
import type {PracticeForm} from './practice-actions.js';

type Practice = Item<'practice'>;

/** What readers say to a practice: a discussion in its community, whose subject is the practice as a text would name it, `practice:ID`. */
export class PracticeComments implements PracticeForm {
  /** Stands between the card and the thread, and says which community is talked in. */
  private readonly place = document.createElement('div');
  private readonly scope: ContextProvider<typeof communityContext>;
  private readonly thread = document.createElement(tagName('cop-discussion-thread')) as DiscussionThreadElement;

  constructor(private readonly source: CommunitySource) {
    this.scope = new ContextProvider(this.place, {context: communityContext});
    this.place.append(this.thread);
  }

  render({id, title, community, visibility}: Practice): TemplateResult {
    const {scope} = this.source;
    const given = this.scope.value as typeof scope;
    if (given?.adapter !== scope?.adapter || given?.community !== community)
      this.scope.setValue({...scope, ...(community && {community})});
    Object.assign(this.thread, {
      subject: `practice:${encodeURIComponent(id)}`,
      subjectTitle: title,
      subjectVisibility: visibility,
    });
    return html`${this.place}`;
  }
}

/** Brings what draws a thread, and the comments of a card. */
export async function practiceComments(host: LitElement, source: CommunitySource): Promise<PracticeComments> {
  await (host.constructor as typeof BestPracticeCardElement).loadThread();
  return new PracticeComments(source);
}
