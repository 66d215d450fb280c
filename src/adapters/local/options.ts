import type {FileSource} from '../../file/source.js';
import type {Actor} from '../../model/actor.js';

export interface LocalOptions extends FileSource {
  /** Who I am, a member's id; whoever the file calls `you` where left out. */
  readonly person?: string | undefined;
  /** Somebody the file need not know, in place of `person`: `theSource`, where a whole copy is made or restored, for one. */
  readonly actor?: Actor | undefined;
  /** What the browser calls the place it keeps this in; the file's address where left out. Pages that say the same share it. */
  readonly database?: string | undefined;
  /** The language names are sorted by, BCP 47; `en` where left out. */
  readonly language?: string | undefined;
  /**
   * The file of the same organisation is another one than was taken in, and something was written here since: `keep` goes on with what is
   * here (and says so), `replace` takes the file and gives up what was written. Left out: `keep`.
   */
  readonly onChanged?: ((change: FileChange) => 'keep' | 'replace' | Promise<'keep' | 'replace'>) | undefined;
}

export interface FileChange {
  readonly src?: string;
}
