/** `fetch`, as far as a file needs it, that tells how much has been sent: no browser says so of its own. */
export function telling(onProgress: (fraction: number) => void = () => undefined): typeof fetch {
  return (address, {method, headers, body, credentials, signal} = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method!, String(address));
      request.withCredentials = credentials === 'include';
      for (const [name, value] of Object.entries(headers as Record<string, string>))
        request.setRequestHeader(name, value);
      request.upload.onprogress = ({loaded, total}) => onProgress(loaded / total);
      request.onload = () => {
        const answered = ['content-type', 'retry-after'].map((name) => [name, request.getResponseHeader(name) ?? '']);
        resolve(
          new Response(request.response as string, {status: request.status, headers: answered as [string, string][]}),
        );
      };
      request.onerror = () => reject(new TypeError('The connection broke.'));
      signal?.addEventListener('abort', () => {
        request.abort();
        reject(signal.reason as Error);
      });
      request.send(body as Blob);
    });
}
