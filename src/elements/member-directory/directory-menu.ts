import {html, type TemplateResult} from 'lit';

import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import type {Around} from './around.js';
import {menuStyles} from './directory-menu.styles.js';
import {MemberExport} from './member-export.js';
import {SavedViews} from './saved-views.js';

/** What is wanted less often: views that somebody keeps, and export. Fetched when somebody asks for it. */
export class DirectoryMenu {
  private readonly views: SavedViews;
  private readonly files: MemberExport;

  constructor(around: Around) {
    const shared = new Localize(around.host, common);
    addStyles(around.host, menuStyles);
    this.views = new SavedViews(around, shared);
    this.files = new MemberExport(around, shared);
  }

  render(): TemplateResult {
    return html`${this.views.render()}${this.files.render()}`;
  }
}
