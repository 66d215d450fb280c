// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const chevronLeftIcon = () => icon(svg`<path d="m15 18-6-6 6-6"/>`);
