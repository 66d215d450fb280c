import {buttons} from './buttons.styles.js';
import {fields} from './fields.styles.js';

/** Buttons, fields, chips and links, so that the same things look the same everywhere. */
export const controls = [buttons, fields];
