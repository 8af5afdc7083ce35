import type { SupportIds } from '../evidence.ts';

const ID =
  /(client-request-id|request[-_ ]?id|correlation[-_ ]?id|trace[-_ ]?id)\]?\\{0,9}["']?(?:\s{0,9},\s{0,9}\\{0,9}["']value\\{0,9}["'])?\s{0,9}(?:=>|[:=])?\s{0,9}\\{0,9}["']?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/gi;
const TIME =
  /(?<![A-Za-z])(?:date|timestamp)\]?\\{0,9}["']?\s{0,9}(?:=>|[:=])?\s{0,9}\\{0,9}["']?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?/i;
const HTTP_DATE =
  /(?<![A-Za-z-])date\\{0,9}["']?\s{0,9}[:,]\s{0,9}(?:\\{0,9}["']value\\{0,9}["']:\s{0,9})?\\{0,9}["']?[A-Z][a-z]{2}, (\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d) GMT/i;
const SERVER = /(DataCenter|Slice|Ring|ScaleUnit|RoleInstance)\\{0,9}["']\s{0,9}:\s{0,9}\\{0,9}["']([\w .-]{1,30})\\{0,9}["']/g;
const FIELDS: Readonly<Record<string, keyof SupportIds>> = {
  clientrequestid: 'clientRequestId',
  requestid: 'requestId',
  correlationid: 'correlationId',
  traceid: 'traceId',
};

/**
 * What Microsoft's support asks for: the ids of a request and the time of the error, wherever they stand with a label.
 * Does not take a GUID without a label, nor the time of a log line, whose time zone is unknown; times without zone are the service's, UTC.
 * @see https://learn.microsoft.com/graph/errors#error-resource-type
 */
export function findSupportIds(text: string): SupportIds | undefined {
  const ids: Partial<Record<keyof SupportIds, string>> = {};
  for (const match of text.matchAll(ID)) {
    const field = FIELDS[(match[1] ?? '').toLowerCase().replace(/[-_ ]/g, '')];
    if (field !== undefined) ids[field] ??= match[2] ?? '';
  }
  const timestamp = timeIn(text);
  if (timestamp !== undefined) ids.timestamp = timestamp;
  const diagnostic = serverIn(text);
  if (diagnostic !== undefined) ids.diagnostic = diagnostic;
  return Object.keys(ids).length > 0 ? ids : undefined;
}

function timeIn(text: string): string | undefined {
  const match = TIME.exec(text);
  if (match !== null) return iso(`${match[1]}T${match[2]}${(match[3] ?? '').slice(0, 4)}${match[4] ?? 'Z'}`);
  const date = HTTP_DATE.exec(text);
  return date === null ? undefined : iso(`${date[1]} GMT`);
}

function iso(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Rebuilt from its known members, so that nothing else comes along. */
function serverIn(text: string): string | undefined {
  const at = text.indexOf('ServerInfo');
  if (at === -1) return undefined;
  const members = [...text.slice(at, at + 500).matchAll(SERVER)].map((match): readonly [string, string] => [
    match[1] ?? '',
    match[2] ?? '',
  ]);
  return members.length === 0 ? undefined : JSON.stringify({ ServerInfo: Object.fromEntries(members) });
}
