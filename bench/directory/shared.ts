import {css, type CSSResult} from 'lit';

import {members as phrases} from '../../src/i18n/en/members.js';
import {wordsOf} from '../../src/i18n/words.js';
import type {Item} from '../../src/model/index.js';
import {avatarStyles} from '../../src/ui/avatar.js';
import {controls} from '../../src/ui/controls.styles.js';
import {tokens} from '../../src/ui/tokens.styles.js';
import {faceStyles} from '../../src/elements/member-card/member-face.styles.js';
import {styles as directory} from '../../src/elements/member-directory/member-directory.styles.js';
import {people} from '../../stories/support/people.js';

/*
 * What all contenders have in common: the members, the looks of the card, and how a run is begun and timed.
 */

export const count = Number(new URLSearchParams(location.search).get('members') ?? 100_000);

/** The cards as ours draws them; the same rules for everybody. */
export const looks: readonly CSSResult[] = [
  tokens,
  controls,
  avatarStyles,
  faceStyles,
  directory,
  css`
    .line-row {
      position: absolute;
      inset-inline: 0;
    }
    .rows {
      --_columns: 3;
      --_row: 159px;
      --_gap: 12px;
    }
  `,
];

/** A row of cards with the gap behind it, in pixels, and how many stand beside each other. */
export const rowSize = 171;
export const columns = 3;

export const context = {strings: phrases.phrases, words: wordsOf('en')};

/** Everybody who is shown, by name: what the other contenders begin with. */
export function shown(everybody: readonly Item<'member'>[]): readonly Item<'member'>[] {
  const {compare} = new Intl.Collator('en');
  return everybody
    .filter(({state, account}) => state === 'active' && account === 'person')
    .sort((a, b) => compare(a.name, b.name));
}

export const everybody = people(count);

interface Contender {
  /** Everything that is there before somebody opens the page. */
  readonly prepare?: () => Promise<void>;
  /** Puts the directory into the page. */
  readonly mount: (into: HTMLElement) => void;
  /** Is a member on screen? */
  readonly isThere: () => boolean;
}

declare global {
  interface Window {
    ready?: Promise<void>;
    go?: () => Promise<number>;
  }
}

/** Lets the bench begin when everything is prepared; `go` answers the milliseconds to the first paint with members in it. */
export function contend({prepare, mount, isThere}: Contender): void {
  window.ready = Promise.resolve(prepare?.());
  window.go = async () => {
    performance.mark('go');
    const began = performance.now();
    mount(document.querySelector('main')!);
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (!isThere());
    await afterPaint();
    const took = performance.now() - began;
    performance.mark('painted');
    return took;
  };
}

/** A message sent in a frame arrives when it has been drawn. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}
