import type { IncomingMessage, ServerResponse } from 'node:http';

/** Refuses a request with a status and nothing else; the message goes nowhere. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;

  constructor(statusCode: number) {
    super(String(statusCode));
    this.statusCode = statusCode;
  }
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/i;

/**
 * Whether the request names a host and a target that make a URL. restify builds one before it routes, outside of any handler,
 * so a `Host: [` would end the process. With `loopbackOnly` only this machine's own names pass,
 * so that a page elsewhere cannot reach the bot by a name that it lets point to 127.0.0.1.
 */
export function isAddressable(request: IncomingMessage, loopbackOnly: boolean): boolean {
  // HTTP/1.0 may name no host; restify then takes localhost.
  const host = request.headers.host ?? 'localhost';
  if (!(loopbackOnly ? LOOPBACK_HOST : HOST).test(host)) return false;
  const target = request.url ?? '';
  if (!target.startsWith('/') && target !== '*') return false;
  return URL.canParse(`http://${host}${target === '*' ? '/' : target}`);
}

/** Headers of every reply. A route may set its own Content-Security-Policy; all else here is for machines, not browsers. */
export function secure(response: ServerResponse, loopbackOnly: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (!loopbackOnly) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
