import {createHash} from 'node:crypto';
import {homedir} from 'node:os';
import {join} from 'node:path';

/**
 * Where data is kept when nobody says: below the home of whoever starts the service; of root, where programs keep theirs, since
 * PostgreSQL runs as somebody else then and has to reach it. `name` keeps apart what is started from different folders.
 */
export function dataFolder(name: string): string {
  const short = createHash('sha256').update(name).digest('hex').slice(0, 12);
  if (process.getuid?.() === 0) return join('/var/lib/cop-elements-server', short);
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'cop-elements-server', short);
}
