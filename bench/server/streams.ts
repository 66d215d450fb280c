import {Agent, get, type IncomingMessage} from 'node:http';

import {percentile} from './load.js';

/** Writes are so far apart, in milliseconds. */
const apart = 500;
const persons = 200;

/** How long after a write was answered those who watch heard of it. */
export async function arrivals(ours: string, count: number, signIn: (member: string) => Promise<string>, writes = 20) {
  const cookies = await Promise.all(Array.from({length: persons}, (_, index) => signIn(`member-${index + 1}`)));
  const agent = new Agent({maxSockets: Infinity, keepAlive: true});
  const heard = new Map<string, number[]>();
  const streams: IncomingMessage[] = [];
  for (let at = 0; at < count; at += 250)
    streams.push(
      ...(await Promise.all(
        Array.from({length: Math.min(250, count - at)}, (_, index) =>
          opened(`${ours}events`, cookies[(at + index) % persons]!, agent, heard),
        ),
      )),
    );
  const times: number[] = [];
  const missed: string[] = [];
  for (let number = 0; number < writes; number++) {
    const id = `arrival-${Date.now()}-${number}`;
    heard.set(id, []);
    const began = performance.now();
    const body = JSON.stringify({id, type: 'idea', title: 'News', community: 'community-2'});
    const headers = {cookie: cookies[0]!, 'content-type': 'application/json', 'idempotency-key': id};
    const response = await fetch(`${ours}items/discussion`, {method: 'POST', headers, body});
    if (!response.ok) throw new Error(`The write was answered with ${response.status}: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, apart));
    const all = heard.get(id)!;
    if (all.length !== count) missed.push(`${id}: ${all.length} of ${count}`);
    times.push(...all.map((time) => time - began));
  }
  for (const stream of streams) stream.destroy();
  agent.destroy();
  if (missed.length > 0) throw new Error(`Not everybody heard of everything: ${missed.join(', ')}`);
  const figure = Math.round(percentile(times, 99));
  console.error(`${count} streams, from the write to its event, 99th percentile: ${figure} ms`);
  return [
    {
      case: `${count} streams, from the write to its event, 99th percentile`,
      figure,
      unit: 'ms',
      against: 'limit 250',
      ratio: null,
    },
  ];
}

function opened(url: string, cookie: string, agent: Agent, heard: Map<string, number[]>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, {agent, headers: {cookie}}, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`A stream was answered with ${response.statusCode}.`));
      response.on('data', (chunk: Buffer) => {
        const [, id] = /"id":"(arrival-[^"]*)"/.exec(String(chunk)) ?? [];
        if (id !== undefined) heard.get(id)?.push(performance.now());
      });
      response.on('error', () => undefined);
      resolve(response);
    }).on('error', reject);
  });
}
