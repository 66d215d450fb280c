import type {LitElement, TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {ThankForm} from '../recognition-wall/thank-form.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';

/** The form of the recognition wall, with the practice as what it is for. */
export class ThankAuthors implements PracticeForm {
  private readonly form: ThankForm;
  private practice: Item<'practice'> | undefined;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    end: FormEnd,
  ) {
    this.form = new ThankForm(host, source, {
      done: (result) => end.done(result, 'thanksSent'),
      cancel: () => end.cancel(),
    });
    source.onChange(() => (this.practice = undefined));
  }

  render(practice: Item<'practice'>): TemplateResult {
    if (this.practice?.id !== practice.id) {
      const {id, title, authors = [], community} = practice;
      const others = authors.filter((author) => author !== this.source.you);
      this.form.begin({people: others, evidence: {kind: 'practice', id, title}, ...(community && {community})});
    }
    this.practice = practice;
    return this.form.render();
  }
}
