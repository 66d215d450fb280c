import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {fieldsOf, markupOf, missingIn, type Elements, type Settings} from '../../integrations/sharepoint/src/fields.js';
import {lookInTeams, lookOf} from '../../integrations/sharepoint/src/theme.js';

interface Entry {
  readonly title: {readonly default: string};
  readonly description: {readonly default: string};
  readonly officeFabricIconFontName: string;
  readonly properties: Settings;
}

interface Package {
  readonly ids: Readonly<Record<string, string>>;
  webPartManifest(
    elements: Elements,
    version: string,
  ): {
    readonly version: string;
    readonly id: string;
    readonly supportedHosts: readonly string[];
    readonly preconfiguredEntries: readonly Entry[];
  };
  solution(version: string): {readonly solution: {readonly id: string; readonly version: string}};
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = (name: string): Promise<unknown> => import(join(root, 'scripts', name));

describe('the package for SharePoint', () => {
  let elements: Elements;
  let made: Package;
  const tags = readdirSync(join(root, 'src/define'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((tag) => tag !== 'cop-community')
    .sort();
  const settings = (tag: string, values: Settings['attributes'][string] = {}): Settings => ({
    tag,
    source: 'sharepoint',
    address: '',
    community: '',
    attributes: {[tag]: values},
  });

  before(async () => {
    const {makeManifest} = (await script('manifest.mjs')) as {makeManifest(): Promise<unknown>};
    const {elementsIn} = (await script('package-elements.mjs')) as {elementsIn(manifest: unknown): Elements};
    elements = elementsIn(await makeManifest());
    made = (await script('package-sharepoint.mjs')) as Package;
  });

  it('has each element in the toolbox, once, the directory first', () => {
    const {preconfiguredEntries: entries, supportedHosts} = made.webPartManifest(elements, '1.2.3');
    assert.equal(entries[0]!.properties.tag, 'cop-member-directory');
    assert.deepEqual(entries.map(({properties}) => properties.tag).sort(), tags);
    assert.equal(new Set(entries.map(({title}) => title.default)).size, tags.length);
    assert.equal(new Set(entries.map(({officeFabricIconFontName}) => officeFabricIconFontName)).size, tags.length);
    for (const {description, properties} of entries) {
      assert.match(description.default, /[.?]$/);
      assert.equal(properties.source, 'sharepoint');
    }
    assert.ok(supportedHosts.includes('TeamsTab') && supportedHosts.includes('SharePointWebPart'));
  });

  it('is known to pages by what it was always known by', () => {
    // Written down again on purpose: with another id, each web part that stands in a page would be one that is gone.
    assert.equal(made.webPartManifest(elements, '1.2.3').id, '7a458bd8-e317-4913-acf9-7ce5e0a4ba37');
    assert.equal(made.solution('1.2.3').solution.id, '49526574-71b5-49bd-b09e-183b41a9c418');
    assert.equal(new Set(Object.values(made.ids)).size, 4);
  });

  it('says its version in the four numbers SharePoint counts in', () => {
    assert.equal(made.solution('1.2.3').solution.version, '1.2.3.0');
    assert.equal(made.webPartManifest(elements, '1.2.3').version, '1.2.3');
    assert.equal(made.solution('2.0.0-beta.1').solution.version, '2.0.0.0');
  });

  it('can fetch every element', () => {
    const source = readFileSync(join(root, 'src/bundles/sharepoint.ts'), 'utf8');
    const fetched = [...source.matchAll(/'(cop-[a-z-]+)': \(\) => import\('\.\.\/define\/\1\.js'\)/g)];
    assert.deepEqual(fetched.map(([, tag]) => tag).sort(), tags);
  });

  it('has a control for each attribute, of the kind of its values', () => {
    for (const tag of tags)
      assert.deepEqual(
        fieldsOf(elements, tag).map(({path}) => path),
        Object.keys(elements[tag]!.attributes).map((name) => `attributes.${tag}.${name}`),
      );
    const fields = new Map(fieldsOf(elements, 'cop-member-directory').map((field) => [field.label, field]));
    assert.deepEqual(fields.get('View')?.choices, ['cards', 'compact', 'table']);
    assert.deepEqual(
      [fields.get('View')?.kind, fields.get('No letters')?.kind, fields.get('Sync url')?.kind],
      ['choice', 'toggle', 'toggle'],
    );
    const limit = fieldsOf(elements, 'cop-discussion-feed').find(({label}) => label === 'Limit');
    assert.deepEqual([limit?.kind, limit?.initial], ['number', '20']);
  });

  it('writes what was said into the markup, and nothing that no element knows', () => {
    const said = {view: 'table', facets: '', 'no-letters': true, 'sync-url': false, heading: '', onclick: 'alert(1)'};
    assert.deepEqual(markupOf(elements, settings('cop-member-directory', said)), {
      view: 'table',
      'no-letters': '',
    });
    assert.deepEqual(markupOf(elements, settings('cop-of-a-later-version', said)), {});
  });

  it('says what has to be chosen first', () => {
    assert.deepEqual(missingIn(elements, settings('cop-discussion-thread')), ['discussion', 'subject']);
    assert.deepEqual(missingIn(elements, settings('cop-discussion-thread', {subject: 'pumps'})), []);
    assert.deepEqual(missingIn(elements, settings('cop-member-directory')), []);
  });

  it('takes the colours of a section, and gives back those it does not say', () => {
    const {scheme, tokens} = lookOf({
      isInverted: true,
      palette: {themePrimary: '#03787c'},
      semanticColors: {bodyText: '#ffffff', bodyBackground: '#03787c', primaryButtonBackground: '#f3f2f1'},
    });
    assert.equal(scheme, 'dark');
    assert.equal(tokens['--cop-ink'], '#ffffff');
    assert.equal(tokens['--cop-paper'], '#03787c');
    // The theme's own colour would not be seen on itself.
    assert.equal(tokens['--cop-accent'], '#f3f2f1');
    const plain = lookOf({palette: {themePrimary: '#03787c'}});
    assert.deepEqual(
      [plain.scheme, plain.tokens['--cop-accent'], plain.tokens['--cop-ink']],
      ['light', '#03787c', undefined],
    );
    assert.equal(lookOf(undefined).scheme, 'light');
  });

  it('follows the three themes of Teams', () => {
    assert.deepEqual(
      ['default', 'dark', 'contrast', undefined].map((theme) => lookInTeams(theme).scheme),
      ['light', 'dark', 'dark', 'light'],
    );
  });
});
