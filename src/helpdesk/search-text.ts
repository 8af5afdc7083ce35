import type { Ticket } from './ticket.ts';

/**
 * What a ticket is found by: number, codes, causes, ids of the tenant that signed in, and what people wrote. No name, no id of a person,
 * and no key of JSON is in it, so that nobody is found by those.
 */
export function searchTextOf({ number, content, events }: Ticket): string {
  const { evidence, ranking } = content;
  const { status, aadsts = [], graphError, oauthError, suberror, tenant, app, request, ids = {}, token } = evidence;
  const claims = token !== undefined && 'claims' in token ? token.claims : undefined;
  const said = events.flatMap((event) => ('text' in event && event.text !== undefined ? [event.text] : []));
  const causes = [...ranking.slice(0, 1), ...events].flatMap((one) => ('cause' in one ? [one.cause] : []));
  const codes = [status, ...aadsts.map((code) => `aadsts${code}`), graphError?.code, oauthError, suberror];
  const places = [tenant, claims?.tid, app, claims?.appid, request?.path, ...Object.values(ids)];
  return searchable([`gt-${number}`, ...codes, ...causes, ...places, ...said].join('\n'));
}

/** One form for what is stored and what is looked for: full-width digits, case and spaces make no difference. */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
