// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const chevronRightIcon = () => icon(svg`<path d="m9 18 6-6-6-6"/>`);
