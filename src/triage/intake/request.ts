import type { Request } from '../evidence.ts';
import { findCommands } from './command.ts';
import type { Command } from './command.ts';
import { sdkCalls } from './sdk-call.ts';
import { readTarget, readUrl } from './url.ts';
import { endOfUrl } from './url-end.ts';

const METHOD = '(?<![A-Za-z])(?:GET|POST|PUT|PATCH|DELETE)';
/** The method may stand before the URL with a little between: `POST | https://`, `"GET https://`, `GET for url: https://`. */
const METHOD_BEFORE = new RegExp(`(${METHOD})(?:["'\\s|:,(<>-]|url|uri|to|request){1,20}$`, 'i');
/** Labels of developer tools, of Charles, of HTTP/2. */
const LABELLED = /(?:request method|:method|\nmethod)["']?:?\s{1,9}["']?(GET|POST|PUT|PATCH|DELETE)(?![A-Za-z])/i;
const RELATIVE = new RegExp(
  `(${METHOD})["'\\s|:]{1,4}(\\/(?=[\\w$({<])[^\\s"\`\\\\|]{1,2000})|(?<![^\\s"'(])(\\/(?:v1\\.0|beta)\\/[^\\s"\`\\\\|]{1,2000})|(?<=-Uri\\s{1,3}["']?)((?:v1\\.0|beta)\\/[^\\s"\`\\\\|]{1,2000})`,
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
export function findRequest(paste: string): Request | undefined {
  // PowerShell escapes the dollar sign of a query in a string
  const text = paste.replaceAll('`$', '$');
  const commands = findCommands(text);
  const requests = [...absolute(text, commands), ...relative(text, commands), ...sdkCalls(text)];
  const found =
    requests.find(({ cloud, method }) => cloud !== undefined && method !== undefined) ??
    requests.find(({ cloud }) => cloud !== undefined) ??
    requests.find(({ method }) => method !== undefined) ??
    (/^\s{0,99}https?:\S{1,4000}\s{0,99}$/i.test(text) ? requests[0] : undefined);
  return withPasswordChange(found, text);
}

/**
 * The request of a known method and URL, as HAR files and batches have it; `text` is all that is known of it.
 * Nothing for the token endpoint and for what is no call to an API.
 */
export function requestOf(method: string, url: string, text: string): Request | undefined {
  const request = readUrl(url.slice(0, 4000));
  if (request?.host === undefined || NOT_CALLED.test(request.host)) return undefined;
  return withPasswordChange({ ...(/^[A-Z]{3,7}$/.test(method) && { method }), ...request }, text);
}

function withPasswordChange(request: Request | undefined, text: string): Request | undefined {
  const changesPassword = PASSWORD_CHANGE.test(text) && request?.method !== 'GET';
  return changesPassword ? { ...request, changesPassword } : request;
}

function* absolute(text: string, commands: readonly Command[]): Generator<Request> {
  let seen = 0;
  for (const { index } of text.matchAll(URL_START)) {
    seen += 1;
    if (seen > MAX_URLS) return;
    const end = endOfUrl(text, index);
    const request = readUrl(text.slice(index, end));
    if (request?.host === undefined || NOT_CALLED.test(request.host)) continue;
    const method =
      METHOD_BEFORE.exec(text.slice(Math.max(0, index - 40), index))?.[1] ?? methodAround(text, index, end, commands);
    if (request.cloud !== undefined && isNoCall(request, method)) continue;
    yield { ...(method !== undefined && { method: method.toUpperCase() }), ...request };
  }
}

/** The method of the command that holds the URL, or of a label next to it. */
function methodAround(text: string, start: number, end: number, commands: readonly Command[]): string | undefined {
  const command = commands.find((candidate) => candidate.start < start && start < candidate.end);
  if (command !== undefined) return command.method;
  return (LABELLED.exec(text.slice(Math.max(0, start - 60), start)) ?? LABELLED.exec(text.slice(end, end + 120)))?.[1];
}

/** An audience, a scope, or a link without version that nobody called. */
function isNoCall({ version, path }: Request, method: string | undefined): boolean {
  return path === undefined ? version === undefined || method === undefined : version === undefined && method === undefined;
}

function* relative(text: string, commands: readonly Command[]): Generator<Request> {
  if (!text.includes('/')) return;
  const host =
    /(?:^|\n)[\s<>"'-]{0,9}(?:H ['"])?(?::authority|host)["']?\s{0,3}:\s{0,9}["']?([A-Za-z0-9.-]{4,253})/i
      .exec(text)?.[1]
      ?.toLowerCase() ?? 'graph.microsoft.com';
  let seen = 0;
  for (const match of text.matchAll(RELATIVE)) {
    seen += 1;
    if (seen > MAX_URLS) return;
    const target = `${match[4] === undefined ? '' : '/'}${match[2] ?? match[3] ?? match[4] ?? ''}`.replace(/["',;.)]{1,9}$/, '');
    const request = readUrl(`https://${host}${target}`);
    if (request?.host === undefined || NOT_CALLED.test(request.host) || readTarget(target, true).path === undefined) continue;
    const end = match.index + match[0].length;
    const method = (match[1] ?? methodAround(text, match.index, end, commands))?.toUpperCase();
    yield { ...(method !== undefined && { method }), ...request };
  }
}
