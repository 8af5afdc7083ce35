/** What a download may cost. */
export interface Limits {
  readonly bytes: number;
  /** Milliseconds without a single byte. */
  readonly idle: number;
  /** Milliseconds in all. */
  readonly total: number;
  readonly redirects: number;
}

export type DownloadReason =
  | 'not-a-url'
  /** Plain http to another machine. */
  | 'not-https'
  | 'status'
  | 'too-many-redirects'
  | 'too-large'
  | 'timed-out'
  /** Refused, reset, or ended before its announced length. */
  | 'broken-off';

export type Download =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: DownloadReason; readonly status?: number };

const refused = (reason: DownloadReason, status?: number): Download => ({
  kind: 'refused',
  reason,
  ...(status !== undefined && { status }),
});

/**
 * Fetches one file whole, or says why not. Follows a few redirects, each to https (or to this machine, for tests).
 * Sends no cookie and no credential. Never throws.
 */
export async function download(url: string, limits: Limits, onProgress: (bytes: number) => void): Promise<Download> {
  const stop = new AbortController();
  const total = setTimeout(() => stop.abort(), limits.total);
  let idle = setTimeout(() => stop.abort(), limits.idle);
  const alive = (bytes: number): void => {
    clearTimeout(idle);
    idle = setTimeout(() => stop.abort(), limits.idle);
    onProgress(bytes);
  };
  try {
    const response = await follow(url, limits.redirects, stop.signal);
    if ('kind' in response) return response;
    return await readBody(response, limits.bytes, alive);
  } catch {
    return refused(stop.signal.aborted ? 'timed-out' : 'broken-off');
  } finally {
    clearTimeout(idle);
    clearTimeout(total);
    stop.abort();
  }
}

async function follow(url: string, redirects: number, signal: AbortSignal): Promise<Response | Download> {
  let target = url;
  for (let hop = 0; hop <= redirects; hop += 1) {
    const problem = problemOf(target, isLoopback(url));
    if (problem !== undefined) return refused(problem);
    const response = await fetch(target, { redirect: 'manual', signal, headers: { accept: 'application/json, text/plain' } });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return response.status === 200 ? response : refused('status', response.status);
    }
    target = URL.canParse(location, target) ? new URL(location, target).href : '';
  }
  return refused('too-many-redirects');
}

/** Plain http is for this machine alone, and no server elsewhere may send us here. */
function problemOf(target: string, isFromHere: boolean): DownloadReason | undefined {
  if (!URL.canParse(target)) return 'not-a-url';
  return new URL(target).protocol === 'https:' || (isFromHere && isLoopback(target)) ? undefined : 'not-https';
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

async function readBody(response: Response, limit: number, alive: (bytes: number) => void): Promise<Download> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) return refused('too-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return refused('too-large');
    chunks.push(chunk);
    alive(size);
  }
  return { kind: 'body', bytes: Buffer.concat(chunks) };
}
