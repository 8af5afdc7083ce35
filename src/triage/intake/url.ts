import type { Cloud, Request } from '../evidence.ts';
import { maskPath } from './path.ts';

/** @see https://learn.microsoft.com/graph/deployments */
const GRAPH_HOSTS: Readonly<Record<string, Cloud>> = {
  'graph.microsoft.com': 'global',
  'canary.graph.microsoft.com': 'global',
  'graph.microsoft.us': 'us-gov',
  'dod-graph.microsoft.us': 'us-dod',
  'microsoftgraph.chinacloudapi.cn': 'china',
};
const MAX_URL = 4000;

/** The cloud of a Graph host; nothing for any other host. */
export function cloudOf(host: string): Cloud | undefined {
  return Object.hasOwn(GRAPH_HOSTS, host) ? GRAPH_HOSTS[host] : undefined;
}

/**
 * What a URL says of the request: host, cloud, version, path with ids as `{id}`, names of the query parameters.
 * Does not keep ids, query values, fragments or credentials. Nothing for what is no http(s) URL.
 */
export function readUrl(url: string): Request | undefined {
  const match = /^https?:\/\/(?:[^/@?#]{1,400}@)?([A-Za-z0-9.-]{1,253})(?::\d{1,5})?(?=[/?#]|$)/i.exec(url);
  if (match === null) return undefined;
  const host = (match[1] ?? '').toLowerCase();
  const cloud = cloudOf(host);
  return {
    host: cloud === undefined ? withoutTenant(host) : host,
    ...(cloud !== undefined && { cloud }),
    ...readTarget(url.slice(match[0].length, MAX_URL), cloud !== undefined),
  };
}

/** Version, path and query names of what follows the host. */
export function readTarget(target: string, isGraph: boolean): Pick<Request, 'version' | 'path' | 'query'> {
  const [whole, queryString] = splitOnce(target.split('#')[0] ?? '', '?');
  const version = isGraph ? /^\/(v1\.0|beta)(?=\/|$)/i.exec(whole)?.[1]?.toLowerCase() : undefined;
  const path = maskPath(unescapeSome(version === undefined ? whole : whole.slice(version.length + 1)));
  const query = queryNames(queryString);
  return {
    ...((version === 'v1.0' || version === 'beta') && { version }),
    ...(path !== '/' && { path }),
    ...(query.length > 0 && { query }),
  };
}

/** Names of tenants stand in host names: `contoso.sharepoint.com`, `contoso.b2clogin.com`. */
function withoutTenant(host: string): string {
  return host.replace(
    /^[^.]{1,63}(?=\.(?:sharepoint\.(?:com|us|cn)|b2clogin\.com|ciamlogin\.com|onmicrosoft\.com)$)/,
    '{tenant}',
  );
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function queryNames(query: string): readonly string[] {
  const names = query.split('&').map((pair) => (pair.split('=')[0] ?? '').replace(/^%24/, '$'));
  return [...new Set(names.filter((name) => /^\$?[A-Za-z][A-Za-z_-]{0,29}$/.test(name)))].slice(0, 20);
}

/** Only what the shape of a path needs; anything else that is escaped belongs to an id anyway. */
function unescapeSome(path: string): string {
  const known: Readonly<Record<string, string>> = {
    '%24': '$',
    '%27': "'",
    '%28': '(',
    '%29': ')',
    '%3a': ':',
    '%7b': '{',
    '%7d': '}',
  };
  return path.replace(/%(?:24|27|28|29|3a|7b|7d)/gi, (code) => known[code.toLowerCase()] ?? code);
}
