// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const refreshCwIcon = () => icon(svg`<path d="M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8"/><path d="M21 3v5h-5"/><path d="M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16"/><path d="M8 16H3v5"/>`);
