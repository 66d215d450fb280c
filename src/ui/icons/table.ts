// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const tableIcon = () => icon(svg`<path d="M12 3v18"/><rect width="18" height="18" x="3" y="3" rx="2"/><path d="M3 9h18"/><path d="M3 15h18"/>`);
