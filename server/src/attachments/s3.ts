import {Readable} from 'node:stream';
import type {ReadableStream as NodeStream} from 'node:stream/web';

import {AwsClient} from 'aws4fetch';

import type {Storage} from './storage.js';

export interface S3Options {
  /** Where the bucket is, `https://s3.example.org/communities`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region?: string;
}

/** In a bucket of anything that speaks S3: AWS, MinIO, Ceph, Garage. */
export class S3Storage implements Storage {
  private readonly client: AwsClient;
  private readonly url: string;

  constructor({url, accessKeyId, secretAccessKey, region = 'us-east-1'}: S3Options) {
    this.url = url.replace(/\/$/, '');
    this.client = new AwsClient({accessKeyId, secretAccessKey, region, service: 's3', retries: 3});
  }

  async put(key: string, bytes: Uint8Array, type: string): Promise<void> {
    await this.ask(key, {method: 'PUT', body: bytes as Uint8Array<ArrayBuffer>, headers: {'content-type': type}});
  }

  async get(key: string): Promise<Readable> {
    const {body} = await this.ask(key, {method: 'GET'});
    return Readable.fromWeb(body as unknown as NodeStream);
  }

  async remove(key: string): Promise<void> {
    await this.ask(key, {method: 'DELETE'});
  }

  private async ask(key: string, init: RequestInit): Promise<Response> {
    const answer = await this.client.fetch(`${this.url}/${key}`, init);
    if (answer.ok) return answer;
    throw new Error(`The store of attachments answered ${answer.status} to ${init.method} ${key}.`);
  }
}
