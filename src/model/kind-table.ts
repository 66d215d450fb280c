import type {Fields} from './fields.js';
import type {Life} from './lives.js';

/** How a kind of item is written down: how it lives, and what it says. */
export interface KindTable extends Life {
  readonly fields: Fields;
}
