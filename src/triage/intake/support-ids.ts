import type { SupportIds } from '../evidence.ts';
import { findLocalizedBlock } from './localized-ids.ts';
import { findTime } from './times.ts';

const ID =
  /(client[-_ ]?request[-_ ]?id|request[-_ ]?id|correlation[-_ ]?id|trace[-_ ]?id)\]?\\{0,9}["']?(?:\s{0,9},\s{0,9}\\{0,9}["']value\\{0,9}["'])?\s{0,40}(?:=>|[:=])?\s{0,9}\\{0,9}["']?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/gi;
const SERVER = /(DataCenter|Slice|Ring|ScaleUnit|RoleInstance)\\{0,9}["']\s{0,9}:\s{0,9}\\{0,9}["']([\w .-]{1,30})\\{0,9}["']/g;
const FIELDS: Readonly<Record<string, keyof SupportIds>> = {
  clientrequestid: 'clientRequestId',
  requestid: 'requestId',
  correlationid: 'correlationId',
  traceid: 'traceId',
};

/**
 * What Microsoft's support asks for: the ids of a request and the time of the error, wherever they stand with a label.
 * Does not take a GUID without a label, except in the block of the sign-in page, whose labels are translated.
 * @see https://learn.microsoft.com/graph/errors#error-resource-type
 */
export function findSupportIds(text: string): SupportIds | undefined {
  const ids: Partial<Record<keyof SupportIds, string>> = {};
  for (const match of text.matchAll(ID)) {
    const field = FIELDS[(match[1] ?? '').toLowerCase().replace(/[-_ ]/g, '')];
    if (field !== undefined) ids[field] ??= match[2] ?? '';
  }
  const timestamp = findTime(text);
  if (timestamp !== undefined) ids.timestamp = timestamp;
  const diagnostic = serverIn(text);
  if (diagnostic !== undefined) ids.diagnostic = diagnostic;
  const found =
    ids.requestId === undefined && ids.correlationId === undefined ? { ...findLocalizedBlock(text)?.ids, ...ids } : ids;
  return Object.keys(found).length > 0 ? found : undefined;
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
