import {createServer, request as ask} from 'node:http';

/**
 * A proxy that writes down everything a browser asks for, whatever part of it asks, and lets through only what is for one server.
 *
 * `seen` has `{what, text}`: the request's line, and all of it as it was sent.
 */
export async function watchingProxy(port) {
  const seen = [];
  const note = ({method, url, headers}, body = '') =>
    seen.push({
      what: `${method} ${url}`,
      // What is asked in an address may be there in base64.
      text: [method, url, Buffer.from(url.split(/[/?]/).at(-2) ?? '', 'base64url'), JSON.stringify(headers), body].join(
        '\n',
      ),
    });
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      note(request, body.toString());
      const {host, pathname, search} = new URL(request.url);
      if (host !== `localhost:${port}`) return response.writeHead(502).end();
      const {method, headers} = request;
      const onward = ask({host: '127.0.0.1', port, method, path: pathname + search, headers}, (answered) => {
        response.writeHead(answered.statusCode, answered.headers);
        answered.pipe(response);
      });
      onward.once('error', () => response.destroy());
      response.once('close', () => onward.destroy());
      onward.end(body);
    });
  });
  for (const way of ['connect', 'upgrade'])
    server.on(way, (request, socket) => {
      note(request);
      socket.destroy();
    });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    seen,
    /** For the browser: nothing goes past it, not even what is on this machine. */
    flags: [`--proxy-server=http://127.0.0.1:${server.address().port}`, '--proxy-bypass-list=<-loopback>'],
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
