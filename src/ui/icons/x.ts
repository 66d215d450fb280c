// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const xIcon = () => icon(svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`);
