import type { Request } from '../evidence.ts';
import { readUrl } from './url.ts';

const CALL = /\.api\(\s?["'`](\/?[\w$({<][^\s"'`]{0,500})["'`]\s?\)/g;
const VERSION = /\.version\(\s?["'](v1\.0|beta)["']/;
const VERB = /\.(get|post|put|patch|del|delete|create|update)\(/;
const VERBS: Readonly<Record<string, string>> = { del: 'DELETE', create: 'POST', update: 'PATCH' };
const MAX_CALLS = 20;

/**
 * Calls of the JavaScript SDK: `client.api('/me/messages').version('beta').post(mail)`.
 * Does not read the fluent builders of other SDKs, whose members are no path.
 * @see https://learn.microsoft.com/graph/sdks/create-requests
 */
export function* sdkCalls(text: string): Generator<Request> {
  let seen = 0;
  for (const match of text.matchAll(CALL)) {
    seen += 1;
    if (seen > MAX_CALLS) return;
    const chain = text.slice(match.index + match[0].length, match.index + match[0].length + 300);
    const verb = VERB.exec(chain)?.[1];
    const request = readUrl(urlOf((match[1] ?? '').replace(/^\//, ''), VERSION.exec(chain)?.[1]));
    if (request !== undefined) yield { ...(verb !== undefined && { method: VERBS[verb] ?? verb.toUpperCase() }), ...request };
  }
}

/** The SDK calls v1.0 unless it is told otherwise; a path may bring its own host. */
function urlOf(path: string, version: string | undefined): string {
  return /^https?:/.test(path) ? path : `https://graph.microsoft.com/${version ?? 'v1.0'}/${path}`;
}
