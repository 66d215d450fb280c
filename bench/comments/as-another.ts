import {newId} from '../../src/model/index.js';

/** Has somebody else start a discussion at our service. */
export function postAsAnother(body: string): Promise<Response> {
  return fetch('/api/cop/items/discussion', {
    method: 'POST',
    headers: {'content-type': 'application/json', 'idempotency-key': newId(), 'x-member': 'bjorn'},
    body: JSON.stringify({id: newId(), type: 'question', title: 'And that?', body, community: 'platform'}),
  });
}
