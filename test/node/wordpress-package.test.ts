import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';

interface Attribute {
  readonly type: string;
  readonly help: string;
  readonly default?: string | number;
  readonly choices?: readonly string[];
}
interface Element {
  readonly title: string;
  readonly description: string;
  readonly needs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = (name: string): Promise<unknown> => import(join(root, 'scripts', name));

it('makes a WordPress block of every element, with a control for each of its attributes', async () => {
  const {makeManifest} = (await script('manifest.mjs')) as {makeManifest(): Promise<unknown>};
  const {elementsIn} = (await script('package-elements.mjs')) as {
    elementsIn(manifest: unknown): Readonly<Record<string, Element>>;
  };
  const elements = elementsIn(await makeManifest());
  const tags = readdirSync(join(root, 'src/define')).map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(Object.keys(elements), tags.filter((tag) => tag !== 'cop-community').sort());

  for (const [tag, {title, description, needs, attributes}] of Object.entries(elements)) {
    assert.match(title, /^[A-Z][a-z ]+$/);
    assert.match(description, /[.?]$/, tag);
    for (const name of needs) assert.ok(attributes[name], `${tag} needs ${name}`);
    for (const [name, {help, type}] of Object.entries(attributes)) {
      assert.ok(help, `${name} of ${tag}`);
      assert.ok(['string', 'number', 'boolean', 'choice', 'presence'].includes(type), `${name} of ${tag}`);
      // Each block has one of its own, for the community around the element.
      assert.notEqual(name, 'community', tag);
    }
  }
  const {view, limit, 'no-letters': letters, 'sync-url': sync} = {...elements['cop-member-directory']!.attributes};
  assert.deepEqual(view!.choices, ['cards', 'compact', 'table']);
  assert.deepEqual([view!.default, limit, letters!.type, sync!.type], ['cards', undefined, 'boolean', 'presence']);
  assert.deepEqual(elements['cop-discussion-feed']!.attributes['sort']!.choices, [
    'newest',
    'active',
    'helpful',
    'unanswered',
  ]);
  assert.equal(elements['cop-discussion-feed']!.attributes['limit']!.default, 20);
});
