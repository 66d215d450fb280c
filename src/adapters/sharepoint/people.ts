import type {AnyItem} from '../../model/item.js';
import type {Session} from './session.js';
import {several, userInfo, type UserInfo} from './wire.js';

/** What a person of SharePoint is called here. */
export type NamePerson = (person: {readonly id: number; readonly login: string; readonly mail: string}) => string;

/** The people of a site, fetched once: who wrote what, and who may be spoken to. */
export class People {
  private readonly byNumber = new Map<number, UserInfo>();

  constructor(
    private readonly session: Session,
    private readonly name: NamePerson,
  ) {}

  async load(signal?: AbortSignal): Promise<void> {
    const {body} = await this.session.ask({path: 'web/siteusers?$filter=PrincipalType eq 1'}, signal);
    for (const user of several(body).flatMap(userInfo)) this.byNumber.set(user.id, user);
  }

  /** Fetches those of whom a row tells and who came to the site since. Whoever left it altogether stays without a name. */
  async meet(numbers: Iterable<number>, signal?: AbortSignal): Promise<readonly UserInfo[]> {
    const unknown = [...new Set(numbers)].filter((number) => !this.byNumber.has(number));
    if (unknown.length === 0) return [];
    const answers = await this.session.all(
      unknown.map((number) => ({path: `web/getuserbyid(${number})`})),
      signal,
    );
    const met = answers.flatMap((answer) => ('body' in answer ? userInfo(answer.body) : []));
    for (const user of met) this.byNumber.set(user.id, user);
    return met;
  }

  add(user: UserInfo): void {
    this.byNumber.set(user.id, user);
  }

  all(): readonly UserInfo[] {
    return [...this.byNumber.values()];
  }

  get(number: number): UserInfo | undefined {
    return this.byNumber.get(number);
  }

  idOf(number: number): string {
    const user = this.byNumber.get(number);
    return user ? this.name(user) : `user-${number}`;
  }

  /** Somebody as SharePoint knows them; what they tell of themselves is laid over it. */
  memberOf({id, name, mail}: UserInfo): AnyItem {
    const member = this.idOf(id);
    const never = '1970-01-01T00:00:00Z';
    return {
      id: member,
      kind: 'member',
      version: '1',
      createdAt: never,
      createdBy: member,
      updatedAt: never,
      visibility: 'organisation',
      state: 'active',
      name,
      ...(mail !== '' && {mail}),
    };
  }
}
