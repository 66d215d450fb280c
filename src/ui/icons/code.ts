// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const codeIcon = () => icon(svg`<path d="m16 18 6-6-6-6"/><path d="m8 6-6 6 6 6"/>`);
