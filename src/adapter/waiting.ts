/** The error of a caller who no longer wants the answer. */
export function aborted(): Error {
  return new DOMException('The caller no longer wants the answer.', 'AbortError');
}

/** Resolves after so many milliseconds; rejects at once when the signal aborts. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return abortable(new Promise((resolve) => setTimeout(resolve, milliseconds)), signal);
}

/** The same promise for a caller who may leave: it rejects when the signal aborts, whatever the work then does. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(aborted());
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, {once: true});
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
