// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const arrowUpIcon = () => icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);
