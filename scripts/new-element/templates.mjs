/** The files of a new element that lists items of a kind, by path. */
export function filesOf(name, kind) {
  const words = {
    name,
    kind,
    tag: `cop-${name}`,
    Class: `${pascal(name)}Element`,
    section: camel(name),
    Title: name.split('-').map(capital).join(' '),
  };
  return {
    [`src/elements/${name}/${name}.ts`]: element(words),
    [`src/elements/${name}/${name}.styles.ts`]: styles(),
    [`src/i18n/en/${name}.ts`]: strings(words),
    [`src/define/${words.tag}.ts`]: definition(words),
    [`stories/${name}.stories.ts`]: stories(words),
    [`test/elements/${name}.test.ts`]: test(words),
  };
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const pascal = (name) => name.split('-').map(capital).join('');
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const element = ({name, kind, Class, section}) => `import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {${section}} from '../../i18n/en/${name}.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {controls} from '../../ui/controls.styles.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {styles} from './${name}.styles.js';

/**
 * Lists … of a community. Say it as you would aloud.
 *
 * @csspart item - One of them.
 */
export class ${Class} extends LitElement {
  static override styles = [tokens, controls, stateStyles, styles];

  /** The most to show at a time. */
  @property({type: Number}) limit = 20;

  private readonly localize = new Localize(this, ${section});
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly items = new CommunityQuery(this, this.source, {
    kind: '${kind}',
    query: () => ({limit: this.limit}),
  });

  protected override render(): unknown {
    const {page, items, status, error} = this.items;
    const problem = this.source.error ?? error;
    return html\`
      \${problem ? failure(problem, this.shared.strings) : nothing}
      \${page ? this.renderItems(items) : problem ? nothing : skeleton(3, this.shared.strings.loading)}
      <p role="status" class="visually-hidden">\${status === 'ready' ? this.localize.strings.count(items.length) : nothing}</p>
    \`;
  }

  private renderItems(items: readonly Item<'${kind}'>[]): unknown {
    if (items.length === 0) return empty(this.localize.strings.none);
    return html\`<ul>
      \${repeat(
        items,
        ({id}) => id,
        ({id}) => html\`<li part="item">\${id}</li>\`,
      )}
    </ul>\`;
  }
}
`;

const styles = () => `import {css} from 'lit';

export const styles = css\`
  ul {
    display: grid;
    gap: var(--_space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
\`;
`;

const strings = ({section, Title}) => `import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What ${Title.toLowerCase()} says. */
export const ${section} = section('${section}', {
  none: 'Nothing here yet.',
  count: (count: number) => words.plural(count, {one: '# item', other: '# items'}),
});
`;

const definition = ({name, tag, Class}) => `import {${Class}} from '../elements/${name}/${name}.js';
import {define} from '../ui/tags.js';

define('${tag}', ${Class});

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${Class};
  }
}
`;

const stories = ({kind, tag, Title}) => `import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/${tag}.js';

const meta: Meta<{limit: number}> = {
  title: '${Title}',
  component: '${tag}',
  args: {limit: 20},
  render: ({limit}) => html\`<${tag} limit=\${limit}></${tag}>\`,
};
export default meta;

export const Some: StoryObj = {};
export const NoneYet: StoryObj = {parameters: {community: {${quoted(kind)}: []}}};
export const OnItsWay: StoryObj = {parameters: {community: {slow: 'forever'}}};
export const ServiceDown: StoryObj = {parameters: {community: {fails: 'unavailable'}}};
export const Offline: StoryObj = {parameters: {community: {offline: true}}};
export const SignedOut: StoryObj = {parameters: {community: {fails: 'signed-out'}}};
export const NotAllowed: StoryObj = {parameters: {community: {fails: 'forbidden'}}};
`;

const quoted = (kind) => (kind.includes('-') ? `'${kind}'` : kind);

const test = ({name, Class, tag}) => `import {expect} from '@open-wc/testing';

import type {${Class}} from '../../src/elements/${name}/${name}.js';
import meta, {NoneYet, ServiceDown, Some} from '../../stories/${name}.stories.js';
import {mount} from '../support/mount.js';

describe('<${tag}>', () => {
  it('invites where there is nothing yet', async () => {
    const element = await mount<${Class}>(NoneYet, meta);
    expect(element.shadowRoot!.textContent).to.include('Nothing here yet.');
  });

  it('says that the service is down', async () => {
    const element = await mount<${Class}>(ServiceDown, meta);
    expect(element.shadowRoot!.querySelector('[role=alert]')).to.exist;
  });

  it('is accessible', async () => {
    await expect(await mount<${Class}>(Some, meta)).to.be.accessible();
  });
});
`;
