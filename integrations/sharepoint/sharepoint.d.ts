/** What the web part sees of the elements built before; src/bundles/sharepoint.ts has the whole of it. */
export function define(tag: string): Promise<void>;
export function standingOf(site: string): Promise<'no-lists' | 'no-community' | 'ready'>;
export function setUp(site: string, name: string): Promise<readonly string[]>;
