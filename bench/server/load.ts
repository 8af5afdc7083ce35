import { Agent, request } from 'node:http';

/** What a number of turns took, as the client saw it. Times are in milliseconds. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** The bodies of the answers, where they were asked for. */
  readonly bodies: readonly string[];
}

interface Plan {
  readonly connections: number;
  readonly activities: readonly object[];
  readonly keepsBodies?: boolean;
}

/** Posts the activities over so many connections, each as soon as the one before is answered. @throws when one is not answered by 200 */
export async function load(url: string, { connections, activities, keepsBodies = false }: Plan): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bodies = activities.map((activity) => JSON.stringify(activity));
  const answers: string[] = Array.from({ length: keepsBodies ? bodies.length : 0 }, () => '');
  const times: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < bodies.length; at = next++) {
      const start = performance.now();
      const { status, body } = await post(agent, `${url}/api/messages`, bodies[at] ?? '');
      times.push(performance.now() - start);
      if (status !== 200) throw new Error(`a turn was answered by ${status}`);
      if (keepsBodies) answers[at] = body;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const took = performance.now() - began;
  agent.destroy();
  times.sort((a, b) => a - b);
  const share = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { perSecond: (times.length / took) * 1000, p50: share(0.5), p99: share(0.99), bodies: answers };
}

function post(agent: Agent, url: string, body: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
