import {expect} from '@open-wc/testing';

import {contractVersion} from '../../src/adapter/contract.js';
import {rest} from '../../src/adapters/rest/index.js';
import {toCommunityError, type CommunityError} from '../../src/model/errors.js';

const url = 'https://service.example/api/v1/';

type Answer = () => Response | Promise<Response>;

/** What the service said of itself, and then what became of a read; each as if the page had nothing in between. */
async function failures(...answers: readonly Answer[]): Promise<readonly (CommunityError | undefined)[]> {
  const source = rest({url, fetch: async () => (answers[Math.min(asked, answers.length - 1)] as Answer)()});
  let asked = 0;
  const failed: (CommunityError | undefined)[] = [];
  for (asked = 0; asked < answers.length; asked++) {
    const read = asked === 0 ? source.describe() : source.list('member', {});
    failed.push(
      await read.then(
        () => undefined,
        (error: unknown) => toCommunityError(error),
      ),
    );
  }
  source.close?.();
  return failed;
}

const page =
  (status: number): Answer =>
  () =>
    new Response('<h1>A page</h1>', {status, headers: {'content-type': 'text/html'}});
const json =
  (body: unknown): Answer =>
  () =>
    Response.json(body);
const nobody: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const fine = json({contract: contractVersion, kinds: {}});

describe('a service that is not what the page takes it for', () => {
  const cases: readonly (readonly [string, Answer, string, string])[] = [
    ['a page instead of data', page(200), 'page-instead', url],
    ['a page that says there is nothing', page(404), 'nothing-there', url],
    ['a page of a guard', page(403), 'no-entry', url],
    ['data of somebody else', json({temperature: 21}), 'nothing-there', url],
    ['no data at all', json(null), 'nothing-there', url],
    ['a contract of the future', json({contract: '9.0', kinds: {}}), 'other-version', '9.0'],
    ['nobody', nobody, 'not-reached', url],
  ];
  for (const [name, answer, advice, about] of cases) {
    it(`is told of as it is: ${name}`, async () => {
      const [error] = await failures(answer);
      expect(error?.advice).to.equal(advice);
      expect(error?.about).to.equal(about);
    });
  }

  it('is at the right address once it has answered: what goes wrong then is something else', async () => {
    for (const [answer, kind] of [
      [page(404), 'not-found'],
      [nobody, 'offline'],
    ] as const) {
      const [described, error] = await failures(fine, answer);
      expect(described).to.equal(undefined);
      expect(error?.kind).to.equal(kind);
      expect(error?.advice).to.equal(undefined);
    }
  });
});
