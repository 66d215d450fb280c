/** What everything that a person types on this device is kept under. */
export const draftPrefix = 'cop-elements.draft';

/** Does this device keep anything that was begun? Cheap to ask, so that what reads drafts is fetched only where there are any. */
export function keepsDrafts(): boolean {
  try {
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].some((key) => key.startsWith(draftPrefix));
  } catch {
    return false;
  }
}
