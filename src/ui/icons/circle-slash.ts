// Made by scripts/icons.mjs from the Lucide icons (ISC licence, https://lucide.dev/license). Do not edit.
import {svg} from 'lit';

import {icon} from '../icon.js';

export const circleSlashIcon = () => icon(svg`<circle cx="12" cy="12" r="10"/><line x1="9" x2="15" y1="15" y2="9"/>`);
