import {once} from 'node:events';
import {createServer, request as ask} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';

import {breaks} from './breaks.mjs';

/**
 * A fake of everything that stands between a browser and a service: it hands requests on, unless its rule says how they fail.
 *
 * `rule` is one of `{cut}`, `{answer}`, `{slow}` or `{isOffline}`; of writes alone, or of whatever is asked where it says `all`.
 */
export class FaultyProxy {
  rule;
  /** How many requests the rule met. */
  hits = 0;
  /** Tokens it takes for somebody, and what the service is told instead: `{cookie, isOver}`. */
  tokens = new Map();
  /** Whether whoever asks for a token gets one. */
  hasTokens = true;
  #sockets = new Set();
  #server;
  #spoil = breaks[process.env.BREAK];

  /** @param to The ports: `{page, service()}`. */
  constructor(to, cookie) {
    this.to = to;
    this.cookie = cookie;
    this.#server = createServer(
      (request, response) => void this.#handle(request, response).catch(() => response.destroy()),
    );
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  async open() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://localhost:${this.#server.address().port}/`;
    return this;
  }

  close() {
    this.cut();
    this.#server.close();
  }

  /** Ends every connection there is, the stream of events among them. */
  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  fail(rule) {
    this.hits = 0;
    this.rule = rule;
    if (rule.isOffline) this.cut();
  }

  heal() {
    this.rule = undefined;
  }

  /** All tokens given so far are good no longer. */
  endTokens() {
    for (const token of this.tokens.values()) token.isOver = true;
  }

  async #handle(request, response) {
    if (request.url.startsWith('/token')) return this.#giveToken(response);
    if (!request.url.startsWith('/api/')) {
      // The page itself is fetched once, as by anybody who comes every day.
      if (request.url.startsWith('/cop/')) response.setHeader('cache-control', 'max-age=3600');
      return this.#pass({request, response, port: this.to.page});
    }
    const body = await bodyOf(request);
    const {authorization} = request.headers;
    if (authorization) {
      const known = this.tokens.get(authorization.replace('Bearer ', ''));
      if (!known || known.isOver) return refuse(response, {status: 401});
      request.headers.cookie = known.cookie;
    }
    const isWrite = request.method !== 'GET' && request.url.includes('/items/');
    const call = {request, response, body, port: this.to.service()};
    if (isWrite) this.#spoil?.(call);
    const {rule} = this;
    if (!rule || !(isWrite || rule.all || rule.isOffline)) return this.#pass(call);
    this.hits++;
    if (rule.isOffline) return request.socket.destroy();
    if (rule.slow) return this.#slow(call, rule.slow);
    if (rule.answer) {
      // What stands before a service may say so after the service has done it.
      if (rule.answer.isTooLate) await this.#fetch(call);
      return refuse(response, rule.answer);
    }
    return this.#cut(call, rule.cut);
  }

  async #cut(call, when) {
    const {request, response, body} = call;
    const end = () => request.socket.destroy();
    if (when === 'before') return end();
    if (when === 'in the request') {
      const onward = this.#ask(call);
      onward.on('error', () => undefined);
      onward.write(body.subarray(0, body.length / 2));
      await wait(10);
      onward.destroy();
      return end();
    }
    if (when === 'at work') {
      const answer = this.#fetch(call);
      // The service may be down by then: said where it is waited for.
      answer.catch(() => undefined);
      await wait(2);
      end();
      return answer;
    }
    const {status, headers, body: answer} = await this.#fetch(call);
    if (when === 'after') return end();
    response.writeHead(status, {...headers, 'content-length': answer.length});
    response.write(answer.subarray(0, answer.length / 2));
    await wait(20);
    end();
  }

  /** So many milliseconds later, and so many bytes in each fifth of a second. */
  async #slow(call, {latency, bytes}) {
    await wait(latency);
    await this.#pass(call, async function* (chunks) {
      for await (const chunk of chunks)
        for (let at = 0; at < chunk.length; at += bytes) {
          yield chunk.subarray(at, at + bytes);
          if (chunk.length > bytes) await wait(200);
        }
    });
  }

  async #pass(call, how = (chunks) => chunks) {
    const {response} = call;
    const onward = this.#ask(call);
    response.once('close', () => onward.destroy());
    const answer = await answerTo(onward, call).catch(() => undefined);
    if (!answer) return refuse(response, {status: 502});
    response.writeHead(answer.statusCode, {...answer.headers, ...response.getHeaders()});
    response.flushHeaders();
    for await (const chunk of how(answer)) if (!response.write(chunk)) await once(response, 'drain');
    response.end();
  }

  /** The whole answer, whoever waits for it. */
  async #fetch(call) {
    const answer = await answerTo(this.#ask(call), call);
    return {status: answer.statusCode, headers: answer.headers, body: await bodyOf(answer)};
  }

  #ask({request: {method, url: path, headers}, port}) {
    return ask({host: '127.0.0.1', port, method, path, headers, agent: false});
  }

  #giveToken(response) {
    if (!this.hasTokens) return refuse(response, {status: 503});
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.set(token, {cookie: this.cookie, isOver: false});
    response.writeHead(200, {'content-type': 'text/plain'}).end(token);
  }
}

async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function answerTo(onward, {request, body}) {
  return new Promise((resolve, reject) => {
    onward.once('response', resolve).once('error', reject);
    if (body) onward.end(body);
    else request.pipe(onward);
  });
}

function refuse(response, {status, headers = {}, body = `A fake says ${status}.\n`}) {
  const all = {'content-type': 'text/plain', ...(typeof headers === 'function' ? headers() : headers)};
  response.writeHead(status, all).end(body);
}
