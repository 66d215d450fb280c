import type {Transaction} from 'kysely';

import type {Tables} from '../database/tables.js';

/** Tells every instance over a database that something happened there. What it was, each reads for itself. */
export interface Bell {
  /** Rings once this is committed; nothing where `ring` does it. */
  announce(db: Transaction<Tables>): Promise<void>;
  /** Rings now; nothing where `announce` did it. */
  ring(): void;
  /** Settles when `rang` is called for everything from now on; may be called for nothing. `name` keeps apart what is kept apart. */
  hear(name: string, rang: () => void): Promise<void>;
  /** Is everything that rings heard at once? Where it is not, it is looked for now and then. */
  readonly isHearing: boolean;
  close(): Promise<void>;
}
