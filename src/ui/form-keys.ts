/** Keys of a form: Ctrl or Command with Enter sends it, Escape leaves it. What closed a list of choices leaves nothing. */
export function formKeys(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // The key is meant for this: not for what has the focus when it is sent.
      event.preventDefault();
      (event.target as Element).closest('form')?.requestSubmit();
    }
    if (event.key !== 'Escape') return;
    // It closes nothing around the form.
    event.stopPropagation();
    if (!event.defaultPrevented) leave();
  };
}
