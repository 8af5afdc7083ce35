import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Place {
  readonly url: string;
  /** A path in a folder of its own. */
  readonly path: string;
  readonly files: () => Promise<readonly string[]>;
  readonly bytes: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A real server on this machine and an empty folder, for one test. */
export async function serve(listener: RequestListener): Promise<Place> {
  const server: Server = createServer(listener);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'permissions-'));
  return {
    url: `http://127.0.0.1:${port}/permissions.json`,
    path: join(folder, 'graph-permissions.json'),
    files: async () => (await readdir(folder)).toSorted((one, other) => one.localeCompare(other)),
    bytes: (name) => readFile(join(folder, name), 'utf8'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await rm(folder, { recursive: true });
    },
  };
}
