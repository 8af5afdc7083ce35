import { readFile } from 'node:fs/promises';
import type { Reply, Route } from '../server/route.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FILES = [
  { path: '/', file: 'web/index.html', type: 'text/html' },
  { path: '/preview/style.css', file: 'web/style.css', type: 'text/css' },
  { path: '/preview/main.js', file: 'dist/web/main.js', type: 'text/javascript' },
] as const;

/** The three files of the page, read anew for each call, so that a build shows without a new start. No other path is served. */
export function pageRoutes(root: URL): readonly Route[] {
  return FILES.map(({ path, file, type }) => ({ method: 'GET', path, handle: () => serve(new URL(file, root), type) }));
}

async function serve(file: URL, type: string): Promise<Reply> {
  const body = await readFile(file, 'utf8').catch(() => undefined);
  if (body === undefined) return { status: 404 };
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return { status: 200, headers, body };
}
