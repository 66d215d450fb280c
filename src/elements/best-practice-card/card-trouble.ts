import type {LitElement, TemplateResult} from 'lit';

import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import {addStyles} from '../../ui/add-styles.js';
import {failure, stateStyles} from '../../ui/states.js';

/** Says why there is nothing, or not all of it. */
export class CardTrouble {
  private readonly localize: Localize<(typeof common)['phrases']>;

  constructor(host: LitElement) {
    addStyles(host, stateStyles);
    this.localize = new Localize(host, common);
  }

  render(error: CommunityError, retry: (() => void) | undefined): TemplateResult {
    return failure(error, this.localize.strings, {...(retry && {retry})});
  }
}
