import autocannon from 'autocannon';

/** How a server stood a load: answers a second, and how long they took, in milliseconds. */
export interface Load {
  readonly rate: number;
  readonly times: readonly number[];
}

export type Requests = autocannon.Request[];

/** Asks for so many seconds by so many connections, one request after the other on each. */
export async function load(url: string, requests: Requests, connections: number, seconds: number): Promise<Load> {
  const times: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const done = (error: unknown) => (error ? reject(error as Error) : resolve());
    const instance = autocannon({url, requests, connections, duration: seconds}, done);
    instance.on('response', (_client, status, _bytes, time) => {
      if (status >= 300) reject(new Error(`${url} answered ${status}`));
      times.push(time);
    });
  });
  return {rate: times.length / seconds, times};
}

export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]!;
}
