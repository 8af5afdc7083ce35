import type { Request } from '../evidence.ts';
import { readTarget, readUrl } from './url.ts';

const METHOD = '(?<![A-Za-z])(?:GET|POST|PUT|PATCH|DELETE)';
/** The method may stand before the URL with a little between: `POST | https://`, `"GET https://`, `GET for url: https://`. */
const METHOD_BEFORE = new RegExp(`(${METHOD})(?:["'\\s|:,(<>-]|url|uri|to|request){1,12}$`, 'i');
const RELATIVE = new RegExp(
  `(${METHOD})["'\\s|:]{1,4}(\\/(?=[\\w$({<])[^\\s"\`\\\\|]{1,2000})|(?<![^\\s"'(])(\\/(?:v1\\.0|beta)\\/[^\\s"\`\\\\|]{1,2000})`,
  'g',
);
const URL_START = /https?:\/\//gi;
/** Where tokens come from, and where documents are: never the call that was refused. */
const NOT_CALLED =
  /(?:^|\.)(?:login\.microsoftonline\.(?:com|us|de)|login\.microsoft\.com|login\.windows\.net|login\.live\.com|login\.chinacloudapi\.cn|login\.partner\.microsoftonline\.cn|sts\.windows\.net|aka\.ms|(?:docs|learn|developer)\.microsoft\.com|go\.microsoft\.com|github\.com|stackoverflow\.com|localhost|127\.0\.0\.1|169\.254\.169\.254|\{tenant\}\.(?:b2c|ciam)login\.com)$/;
const PASSWORD_CHANGE =
  /passwordProfile|newPassword|currentPassword|(?:reset|change)Password|(?:Update-MgUser|Reset-MgUserAuthenticationMethod)Password/i;
const MAX_URLS = 50;

/**
 * The request that was refused: the first with a method to Graph, else the first URL of Graph, else the first with a method to another API.
 * Does not take for a request: the token endpoint, links to documents, audiences and scopes (`https://graph.microsoft.com/.default`).
 */
export function findRequest(text: string): Request | undefined {
  const requests = [...absolute(text), ...relative(text)];
  const found =
    requests.find(({ cloud, method }) => cloud !== undefined && method !== undefined) ??
    requests.find(({ cloud }) => cloud !== undefined) ??
    requests.find(({ method }) => method !== undefined) ??
    (/^\s{0,99}https?:\S{1,4000}\s{0,99}$/i.test(text) ? requests[0] : undefined);
  const changesPassword = PASSWORD_CHANGE.test(text) && found?.method !== 'GET';
  return changesPassword ? { ...found, changesPassword } : found;
}

function* absolute(text: string): Generator<Request> {
  let seen = 0;
  for (const { index } of text.matchAll(URL_START)) {
    seen += 1;
    if (seen > MAX_URLS) return;
    const before = text.slice(Math.max(0, index - 40), index);
    const request = readUrl(text.slice(index, endOfUrl(text, index)));
    if (request?.host === undefined || NOT_CALLED.test(request.host)) continue;
    const method = METHOD_BEFORE.exec(before)?.[1]?.toUpperCase();
    if (request.cloud !== undefined && isNoCall(request, method)) continue;
    yield { ...(method !== undefined && { method }), ...request };
  }
}

/** An audience, a scope, or a link without version that nobody called. */
function isNoCall({ version, path }: Request, method: string | undefined): boolean {
  return path === undefined ? version === undefined || method === undefined : version === undefined && method === undefined;
}

function* relative(text: string): Generator<Request> {
  const host =
    /(?:^|\n)[\s<>"'-]{0,9}(?:H ['"])?host["']?\s{0,3}:\s{0,9}["']?([A-Za-z0-9.-]{4,253})/i.exec(text)?.[1]?.toLowerCase() ??
    'graph.microsoft.com';
  let seen = 0;
  for (const match of text.matchAll(RELATIVE)) {
    seen += 1;
    if (seen > MAX_URLS) return;
    const target = (match[2] ?? match[3] ?? '').replace(/["',;.)]{1,9}$/, '');
    const request = readUrl(`https://${host}${target}`);
    if (request?.host === undefined || NOT_CALLED.test(request.host) || readTarget(target, true).path === undefined) continue;
    const method = match[1]?.toUpperCase();
    yield { ...(method !== undefined && { method }), ...request };
  }
}

/** A URL ends at a space or a quote, but not inside of OData's `('...')`; brackets that were not opened in it are not its own. */
function endOfUrl(text: string, start: number): number {
  const limit = Math.min(text.length, start + 4000);
  const isQuoted = text[start - 1] === "'";
  let depth = 0;
  let at = start;
  for (; at < limit; at += 1) {
    const character = text[at] ?? ' ';
    if (character === '(') depth += 1;
    if (character === ')' && (depth -= 1) < 0) break;
    if (/[\s"`\\|^]/.test(character) || (character === "'" && depth === 0 && (isQuoted || !/\w/.test(text[at + 1] ?? ' '))))
      break;
    if (character === '<' && !/^<[a-z]{2,8}>/.test(text.slice(at, at + 10))) break;
    if (character === ']' || character === ',') if (!/[\w({'"$/-]/.test(text[at + 1] ?? ' ')) break;
  }
  const url = text.slice(start, at);
  return start + url.replace(/(?<!\/[^?#]{0,999}:\/[^:]{0,400})[.,;:!?]{1,9}$|[.,;!?]{1,9}$/, '').length;
}
