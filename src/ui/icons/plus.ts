// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const plusIcon = () => icon(svg`<path d="M5 12h14"/><path d="M12 5v14"/>`);
