import {Session} from '../../../src/adapters/sharepoint/session.js';
import {cookieOf} from './sharepoint-server.js';
import type {Person} from '../../support/sharepoint/site.js';

/** A page sends its cookie by itself; here it is sent by hand. */
export function fetchAs(person: Person): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookieOf(person.login));
    return fetch(input, {...init, headers});
  };
}

export function sessionOf(person: Person, site: string): Session {
  return new Session({site, fetch: fetchAs(person)});
}
