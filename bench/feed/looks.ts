import type {CSSResult} from 'lit';

import {styles as feed} from '../../src/elements/discussion-feed/discussion-feed.styles.js';
import {postStyles as post} from '../../src/elements/discussion-feed/post.styles.js';
import {discussion as section} from '../../src/i18n/en/discussion.js';
import {wordsOf} from '../../src/i18n/words.js';
import {avatarStyles} from '../../src/ui/avatar.js';
import {controls} from '../../src/ui/controls.styles.js';
import {tokens} from '../../src/ui/tokens.styles.js';

/** The looks of the feed as ours draws it; the same rules for everybody. */
export const looks: readonly CSSResult[] = [tokens, controls, avatarStyles, post, feed].flat();

/** How many posts the first screen has: as many as ours draws before it is scrolled. */
export const onScreen = Math.ceil(innerHeight / 110);

export const strings = section.phrases;
export const words = wordsOf('en');
