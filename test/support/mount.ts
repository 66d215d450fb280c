// Fetched by whoever searches: here it is there before anybody does, so that what is drawn is drawn at once.
import '../../src/adapter/store/searching.js';
import {inCommunity} from '../../stories/support/decorator.js';
import type {CommunityParameters} from '../../stories/support/parameters.js';
import {elementsOf, settled} from './settled.js';

export {adapterOf} from '../../stories/support/decorator.js';
export {settled} from './settled.js';

/** As much of a story, or of what all stories of a file share, as its drawing needs. */
export interface Tellable {
  readonly component?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly parameters?: {readonly community?: CommunityParameters};
  // Stories say more precisely what they take; whoever tells them hands over what the story itself says.
  readonly render?: (args: never, context: never) => unknown;
  readonly play?: (context: never) => unknown;
}

const stages = new Set<HTMLElement>();

/**
 * Puts a story into the page as Storybook would, waits until it has drawn, and returns its first element.
 *
 * `mount(Everyone, meta)`; with a third argument for what this test wants different: `{args: {limit: 5}}`.
 */
export async function mount<E extends HTMLElement = HTMLElement>(
  story: Tellable,
  meta: Tellable = {},
  different: Tellable = {},
): Promise<E> {
  const args = {...meta.args, ...story.args, ...different.args};
  const parameters = {
    ...meta.parameters,
    ...story.parameters,
    community: {...meta.parameters?.community, ...story.parameters?.community, ...different.parameters?.community},
  };
  const component = story.component ?? meta.component;
  const draw = (different.render ?? story.render ?? meta.render) as
    ((args: unknown, context: unknown) => unknown) | undefined;
  if (!draw && !component)
    throw new Error('mount(story, meta): neither says what to draw. Hand over the default export of the stories too.');
  const context = {args, parameters};
  const stage = inCommunity(() => (draw ? draw(args, context) : bare(component!, args)), context);
  document.body.append(stage);
  stages.add(stage);
  await settled(stage);
  await answered(stage);
  await (story.play as ((context: unknown) => unknown) | undefined)?.({...context, canvasElement: stage});
  const element = [...stage.querySelectorAll<E>('*')].find(({localName}) => localName.includes('-'));
  if (!element) throw new Error('This story draws no element.');
  return element;
}

/** To count many takes longer than a few frames: waits for what stands in its place to go, half a second at most. */
async function answered(stage: Element): Promise<void> {
  const isWaiting = () => [...elementsOf(stage)].some(({classList}) => classList.contains('skeleton'));
  if (!isWaiting()) return;
  for (let turn = 0; turn < 20 && isWaiting(); turn++) await new Promise((resolve) => setTimeout(resolve, 25));
  await settled(stage);
}

/** The same element in the same place, new, as a page that is loaded again would have it. */
export async function reloaded<E extends HTMLElement>(element: E, properties: Partial<E> = {}): Promise<E> {
  const again = Object.assign(document.createElement(element.localName) as E, properties);
  element.replaceWith(again);
  await settled(again);
  return again;
}

/** Takes every story out of the page again. Done after each test by itself. */
export function unmountAll(): void {
  for (const stage of stages) stage.remove();
  stages.clear();
}

afterEach(unmountAll);

function bare(component: string, args: Readonly<Record<string, unknown>>): unknown {
  const element = document.createElement(component);
  Object.assign(element, args);
  return element;
}
