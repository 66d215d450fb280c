import {rest} from '../../../src/adapters/rest/rest.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import type {Harness, OpenOptions} from '../../../src/conformance/index.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import type {Item} from '../../../src/model/item.js';
import {CommunityError} from '../../../src/model/errors.js';
import {
  communityHandler,
  listen,
  type CommunityHandler,
  type HandlerOptions,
  type Listening,
} from '../../src/handler/index.js';

/** What a source must say of itself so that a service can stand before it. */
export interface Behind extends CommunityAdapter {
  actor(member: string): Actor | Promise<Actor>;
}

/** The suite through `rest` and a service that really listens; each person is known by a token. */
export function restHarness(
  open: (seed: readonly Item[]) => Promise<Behind>,
  more: () => Pick<HandlerOptions, 'attachments'> = () => ({}),
): Harness {
  let handler: CommunityHandler | undefined;
  let listening: Listening | undefined;
  let source: Behind | undefined;
  let opened: CommunityAdapter[] = [];
  const stop = async () => {
    for (const adapter of opened) adapter.close?.();
    opened = [];
    handler?.close();
    await listening?.close();
    source?.close?.();
    handler = listening = source = undefined;
  };
  return {
    async open({seed, as, administrator}: OpenOptions) {
      if (seed) {
        await stop();
        const behind = (source = await open(seed));
        handler = communityHandler(behind, {
          who: (request) => whoIs(request, behind),
          secret: 'a secret for tests alone',
          rate: false,
          ...more(),
        });
        listening = await listen(handler.fetch, {grace: 0});
      }
      const token = as === undefined ? undefined : `${as}${administrator ? ' administrator' : ''}`;
      const adapter = rest({url: `http://127.0.0.1:${listening!.port}`, token: () => token && btoa(token)});
      opened.push(adapter);
      return told(adapter);
    },
    close: stop,
  };
}

async function whoIs(request: Request, source: Behind): Promise<Actor> {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
  if (token === undefined) return visitor;
  const [member, administrator] = atob(token).split(' ');
  if (!member) throw new CommunityError('signed-out', 'This token names nobody.');
  return {...(await source.actor(member)), ...(administrator && {administrator: true})};
}

/** Streams that are being opened. The suite allows a write to wait for them. */
const opening = new Set<Promise<void>>();

function told(adapter: CommunityAdapter): CommunityAdapter {
  return {
    ...adapter,
    watch: (scope, listener) => {
      let open = () => {};
      const isOpen = new Promise<void>((resolve) => (open = resolve));
      opening.add(isOpen);
      void isOpen.then(() => opening.delete(isOpen));
      const stop = adapter.watch!(scope, (event) => {
        if (event.type === 'status') open();
        listener(event);
      });
      return () => {
        open();
        stop();
      };
    },
    write: async (change, options) => {
      await Promise.all(opening);
      return adapter.write!(change, options);
    },
  };
}
