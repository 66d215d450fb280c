/** As much of it as these tests use; it has no types of its own. */
declare module '@20minutes/s3rver' {
  export default class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly {readonly name: string; readonly configs: readonly string[]}[];
    });
    run(): Promise<{readonly port: number}>;
    close(): Promise<void>;
  }
}
