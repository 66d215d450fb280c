import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';

import {countNotices} from '../../context/count-notices.js';
import {LiveCount} from '../../context/live-count.js';
import {CommunitySource} from '../../context/source.js';
import {unreadCount} from '../../i18n/en/unread-count.js';
import {Localize} from '../../i18n/localize.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import {tokens} from '../../ui/tokens.styles.js';
import {countDiscussions} from './count-unread.js';
import {styles} from './unread-count.styles.js';

/**
 * How many discussions have something new since my last visit that I have not opened: a small number for the header of any page.
 *
 * It shows nothing where there is nothing new, nobody is signed in, or the source cannot say; it says nothing wrong.
 *
 * @csspart link - The link, where `href` says where it leads.
 * @csspart count - The number.
 * @cssprop [--cop-accent] - The colour behind the number.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 */
export class UnreadCountElement extends LitElement {
  static override styles = [tokens, styles];

  /** What is counted: `discussions`, or `notices` for what waits in the inbox. */
  @property() of: 'discussions' | 'notices' = 'discussions';

  /** Where it leads; left out, or where a script stands in place of an address, it is no link. */
  @property() href = '';

  /** The largest number that is shown as it is: above it stands `99+`. */
  @property({type: Number}) max = 99;

  /** Shows a 0 as well. */
  @property({type: Boolean, attribute: 'show-zero'}) showZero = false;

  private readonly localize = new Localize(this, unreadCount);
  private readonly source = new CommunitySource(this);
  private readonly unread = new LiveCount(this, this.source, {
    what: () => this.counted,
    kinds: ['discussion', 'community', 'read-mark', 'notice'],
    count: (signal) => (this.of === 'notices' ? countNotices : countDiscussions)(this.source, signal),
  });

  protected override render(): unknown {
    const {value} = this.unread;
    if (value === undefined || (value === 0 && !this.showZero)) return nothing;
    const {strings, words} = this.localize;
    const label = this.of === 'notices' ? strings.notices(value) : strings.discussions(value);
    const number = value > this.max ? `${words.number(this.max)}+` : words.number(value);
    const inside = html`<span part="count" class=${value === 0 ? 'none' : ''} title=${label} aria-hidden="true"
        >${number}</span
      ><span class="visually-hidden">${label}</span>`;
    const link = this.href ? safeLink(this.href) : undefined;
    return link ? html`<a part="link" href=${link.href}>${inside}</a>` : inside;
  }

  /** A name for what is counted; nothing where it cannot be. */
  private get counted(): string | undefined {
    const {description, community = '', you} = this.source;
    const isKnown = you !== undefined && description?.kinds[this.of === 'notices' ? 'notice' : 'discussion'];
    return isKnown ? `${this.of} ${community}` : undefined;
  }
}
