import { createServer } from 'node:http';
import { once } from 'node:events';

/** Teams as far as a measurement needs it: it takes whatever the bot sends and gives it an id. */
export async function startService(): Promise<{ readonly url: string; readonly close: () => void }> {
  let ids = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(request.url?.includes('pagedmembers') ? '{"members":[]}' : `{"id":"sent-${(ids += 1)}"}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
