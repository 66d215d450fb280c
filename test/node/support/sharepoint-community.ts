import type {List, Person, Site} from '../../support/sharepoint/site.js';
import {cookieOf, startSharePoint} from './sharepoint-server.js';

export interface Community {
  readonly site: Site;
  readonly owner: Person;
  readonly member: Person;
  readonly visitor: Person;
  readonly stranger: Person;
}

/** The people of a site: one of each role, and somebody of the organisation who was never there. */
export function peopleOf(site: Site): Community {
  return {
    site,
    owner: site.addPerson('Ada Lindqvist', 'owner'),
    member: site.addPerson('Mo Farouk', 'member'),
    visitor: site.addPerson('Vera Novak', 'visitor'),
    stranger: site.addPerson('Nia Owusu', undefined, false),
  };
}

/** A list of questions: `Topic` has an index, `Votes` has none. */
export function questions(site: Site): List {
  const list = site.addList('Questions');
  site.addField(list, {title: 'Topic', type: 'Text', indexed: true});
  site.addField(list, {title: 'Votes', type: 'Number'});
  site.addField(list, {title: 'Answered', type: 'Boolean'});
  site.addField(list, {title: 'Body', type: 'Note'});
  site.addField(list, {title: 'Due', type: 'DateTime'});
  site.addField(list, {title: 'Asked', type: 'User'});
  return list;
}

/** A running site, and a way to ask it as one of its people, digest and all. */
export async function openSite(options: Parameters<typeof startSharePoint>[0] = {}) {
  const running = await startSharePoint(options);
  const people = peopleOf(running.sharePoint.site);
  const ask = async (person: Person, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({accept: 'application/json;odata=nometadata', cookie: cookieOf(person.login)});
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return fetch(`${running.url}/_api/${path}`, {...init, headers});
  };
  const digest = async (person: Person): Promise<string> => {
    const answer = await ask(person, 'contextinfo', {method: 'POST'});
    return ((await answer.json()) as {FormDigestValue: string}).FormDigestValue;
  };
  const send = async (person: Person, path: string, body?: unknown, more: Record<string, string> = {}) =>
    ask(person, path, {
      method: 'POST',
      headers: {'x-requestdigest': await digest(person), 'content-type': 'application/json', ...more},
      ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
    });
  return {...running, ...people, ask, send, digest};
}

/** The refusal in an answer: its number and what it says. */
export async function refusalIn(answer: Response): Promise<{status: number; code: string; says: string}> {
  const body = (await answer.json()) as {'odata.error': {code: string; message: {value: string}}};
  const {code, message} = body['odata.error'];
  return {status: answer.status, code, says: message.value};
}
