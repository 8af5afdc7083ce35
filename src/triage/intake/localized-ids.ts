import type { SupportIds } from '../evidence.ts';

const GUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const LABEL = '[^\\n:\\t]{2,40}[:\\t]\\s{0,9}';
const BLOCK = new RegExp(
  `(?:^|\\n)${LABEL}(${GUID})\\s{0,9}\\n${LABEL}(${GUID})\\s{0,9}\\n${LABEL}(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,9})?Z?` +
    `(?:\\s{0,9}\\n${LABEL}[^\\n]{0,120}\\n${LABEL}(${GUID}))?`,
  'i',
);

/**
 * The block of the sign-in page whose labels are translated, known by its shape: two GUIDs, then a time; app name and app id may follow.
 * Its order is the same in every language: request id, correlation id, time, app.
 */
export function findLocalizedBlock(text: string): { readonly ids: SupportIds; readonly app?: string } | undefined {
  const match = BLOCK.exec(text);
  if (match === null) return undefined;
  const [, requestId = '', correlationId = '', date = '', time = '', app] = match;
  const at = Date.parse(`${date}T${time}Z`);
  const ids = { requestId, correlationId, ...(!Number.isNaN(at) && { timestamp: new Date(at).toISOString() }) };
  return { ids, ...(app !== undefined && { app: app.toLowerCase() }) };
}
