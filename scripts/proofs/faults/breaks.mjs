import {randomUUID} from 'node:crypto';

/*
 * What breaks the product on purpose, to see that this proof would say so: `BREAK=twice npm run prove -- faults --short` must not hold.
 */

/** A break of the service changes a write on its way there: `{request, body}`. */
export const breaks = {
  /** A service that takes whatever comes again for another one: neither id nor key nor version is what the page said. */
  twice: (call) => {
    const {headers, method} = call.request;
    headers['idempotency-key'] = randomUUID();
    delete headers['if-match'];
    if (method !== 'POST') return;
    call.body = Buffer.from(JSON.stringify({...JSON.parse(call.body), id: randomUUID()}));
    headers['content-length'] = String(call.body.length);
  },
  /** A service that says it has stored what it has not. */
  promised: ({request}) => {
    request.url += '?dryRun=true';
  },
};

/** A break of the page runs in each document before anything else. */
export const pageBreaks = {
  /** A browser that takes drafts and keeps none. */
  drafts: () => {
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = function (name, text) {
      if (!name.startsWith('cop-elements.draft')) setItem.call(this, name, text);
    };
  },
};
