/** As much of the client's interface as is used here. It is written down, since the client may not be installed where types are checked. */
export interface Sp {
  readonly web: Web;
  batched(): [Sp, () => Promise<void>];
}

type Properties = Readonly<Record<string, unknown>>;

interface Query<T> {
  (): Promise<T>;
  select(...names: string[]): this;
  expand(...names: string[]): this;
}

interface Several<T> extends Query<T[]>, AsyncIterable<T[]> {
  filter(text: string): this;
  orderBy(name: string, ascending?: boolean): this;
  top(count: number): this;
}

interface Web extends Query<Properties & {readonly Title: string; readonly Url: string}> {
  readonly currentUser: Query<User>;
  readonly siteUsers: Several<User> & {getByEmail(email: string): Query<User>};
  readonly lists: Several<ListInfo> & {
    add(title: string, description: string, template: number, contentTypes: boolean, more: object): Promise<ListInfo>;
    ensure(title: string): Promise<{readonly created: boolean}>;
    getById(id: string): List;
    getByTitle(title: string): List;
  };
  ensureUser(login: string): Promise<User>;
  getUserById(id: number): Query<User>;
}

interface User {
  readonly Id: number;
  readonly Title: string;
  readonly LoginName: string;
}

type ListInfo = Properties & {readonly Id: string; readonly Title: string; readonly CurrentChangeToken: object};

interface List extends Query<ListInfo> {
  readonly items: Several<Item> & {add(properties: object): Promise<Item>; getById(id: number): OneItem};
  readonly fields: Several<Field> & {
    addText(title: string, more: object): Promise<Field>;
    createFieldAsXml(xml: string): Promise<Field>;
    getById(id: string): OneField;
    getByTitle(title: string): OneField;
    getByInternalNameOrTitle(name: string): OneField;
  };
  update(properties: object): Promise<unknown>;
  delete(): Promise<void>;
  getItemsByCAMLQuery(query: {readonly ViewXml: string}): Promise<Item[]>;
  renderListDataAsStream(parameters: object): Promise<{
    readonly Row: readonly (Properties & {readonly Title: string})[];
    readonly NextHref?: string;
  }>;
  getChanges(query: object): Promise<readonly {readonly ChangeType: number; readonly ItemId: number}[]>;
}

type Item = Properties & {readonly Id: number; readonly Title: string};

interface OneItem extends Query<Properties> {
  update(properties: object, etag?: string): Promise<Properties>;
  delete(etag?: string): Promise<void>;
}

type Field = Properties & {readonly Id: string; readonly InternalName: string};

interface OneField extends Query<Field> {
  update(properties: object): Promise<unknown>;
  delete(): Promise<void>;
}

type Behaviour = (instance: never) => unknown;

interface Client {
  spfi(url: string): {using(...behaviours: Behaviour[]): Sp};
  DefaultHeaders(): Behaviour;
  DefaultInit(): Behaviour;
  RequestDigest(): Behaviour;
}

interface Queryable {
  BrowserFetch(): Behaviour;
  DefaultParse(): Behaviour;
  InjectHeaders(headers: object): Behaviour;
}

/** The client with the session of somebody; `undefined` where it is not installed. */
export async function loadPnp(): Promise<((url: string, cookie: string) => Sp) | undefined> {
  const load = (name: string) => import(name) as Promise<unknown>;
  let loaded: [Client, Queryable];
  try {
    loaded = [(await load('@pnp/sp')) as Client, (await load('@pnp/queryable')) as Queryable];
    for (const part of ['webs/index', 'lists/index', 'fields/index', 'items/index', 'site-users/index', 'batching'])
      await load(`@pnp/sp/${part}.js`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
  const [{spfi, DefaultHeaders, DefaultInit, RequestDigest}, {BrowserFetch, DefaultParse, InjectHeaders}] = loaded;
  return (url, cookie) =>
    spfi(url).using(
      DefaultHeaders(),
      DefaultInit(),
      BrowserFetch(),
      DefaultParse(),
      // A page's cookie goes by itself; here it is sent by hand.
      InjectHeaders({cookie}),
      RequestDigest(),
    );
}
