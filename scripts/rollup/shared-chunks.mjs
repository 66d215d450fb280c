/** The elements a page begins with; the others are drawn by them. */
const mains = ['cop-member-directory', 'cop-discussion-feed', 'cop-best-practice-library', 'cop-recognition-wall'];

/** What is asked for without a page as well. */
const ofSources = /\/src\/(?:adapters\/[^/]+|adapter|conformance|file|model)\/index\.ts$/;

/** On nearly every page that has any of them. */
const provider = 'cop-community';

/**
 * Says which modules go into one file together.
 *
 * Left alone, rollup makes a file for every set of entries that share a module: some eighty, most of a few hundred bytes, and each
 * of them compresses alone. What most elements load at once is one file, `core`; what two of them share, one for each pair. Of both,
 * what a source needs too stands apart, in `pageless` or left alone: a script without a page may load a source, and finds no element there.
 */
export function sharedChunks() {
  let groups;
  return (id, {getModuleInfo, getModuleIds}) => {
    groups ??= group([...getModuleIds()], getModuleInfo);
    return groups.get(id);
  };
}

function group(ids, getModuleInfo) {
  const closureOf = (tag) => {
    const entry = ids.find((id) => id.endsWith(`/src/define/${tag}.ts`));
    return entry ? closure(entry, getModuleInfo) : new Set();
  };
  const always = closureOf(provider);
  const pageless = new Set();
  for (const id of ids) if (ofSources.test(id) && getModuleInfo(id).isEntry) closure(id, getModuleInfo, pageless);
  const reached = mains.map((tag) => [tag.split('-').at(-1), closureOf(tag)]);
  const groups = new Map();
  for (const id of ids) {
    const isElement = getModuleInfo(id).isEntry && !/\/src\/elements\/community\//.test(id);
    if (isElement) continue;
    const users = reached.filter(([, each]) => each.has(id)).map(([name]) => name);
    if (users.length >= 3 || (always.has(id) && !id.includes('/src/define/')))
      groups.set(id, pageless.has(id) ? 'pageless' : 'core');
    else if (users.length === 2 && !pageless.has(id)) groups.set(id, users.join('-'));
  }
  return groups;
}

/** A module and all it imports before it runs. */
function closure(entry, getModuleInfo, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const id of getModuleInfo(entry).importedIds) closure(id, getModuleInfo, found);
  return found;
}
