import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

interface Asked {
  readonly packages?: Readonly<Record<string, {readonly version: string; readonly repository?: unknown}>>;
  readonly changesets?: readonly string[];
  readonly changelog?: string;
}

const script = fileURLToPath(new URL('../../scripts/release.mjs', import.meta.url));
const {releaseProblems} = (await import(join(script))) as {releaseProblems(asked?: Asked): readonly string[]};

const repository = {type: 'git', url: 'git+https://git.example/practice/elements.git'};
const ready = {
  packages: {'package.json': {version: '1.2.0', repository}},
  changesets: [],
  changelog: '# cop-elements\n\n## 1.2.0\n\n- Words.\n',
};

describe('what is in the way of a release', () => {
  it('is nothing where all is there', () => {
    assert.deepEqual(releaseProblems(ready), []);
  });

  it('is a repository that nobody filled in, or half', () => {
    for (const wrong of [
      undefined,
      '',
      {type: 'git'},
      'practice/elements',
      {url: 'git+https://<host>/<owner>/<name>.git'},
    ]) {
      const packages = {...ready.packages, 'server/package.json': {version: '1.2.0', repository: wrong}};
      const [problem, ...others] = releaseProblems({...ready, packages});
      assert.match(problem!, /^server\/package\.json (?:names no|says) "repository".*Fill in.*provenance/);
      assert.deepEqual(others, []);
    }
  });

  it('is a change that no changelog tells of', () => {
    assert.match(releaseProblems({...ready, changesets: ['a.md', 'b.md']}).join(), /^2 changesets wait/);
    assert.match(releaseProblems({...ready, changelog: '## 1.1.0\n'}).join(), /nothing of 1\.2\.0/);
  });
});
