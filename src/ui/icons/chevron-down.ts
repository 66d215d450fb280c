// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const chevronDownIcon = () => icon(svg`<path d="m6 9 6 6 6-6"/>`);
