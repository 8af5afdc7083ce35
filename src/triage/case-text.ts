import { claimsForCase } from './case-claims.ts';
import { claimsOf, type Challenge, type Evidence, type Flow, type Request, type RequiredPermissions } from './evidence.ts';
import { findMessages, flatten } from './intake/messages.ts';
import { findRequired } from './intake/required.ts';
import { calledApi } from './knowledge/audiences.ts';
import { rowsFor } from './knowledge/known-errors.ts';
import { type MessageId, MESSAGES } from './knowledge/messages.ts';
import { looksLikeGraph } from './unknowns.ts';

/** What a request for a token of this flow cannot do without. @see https://learn.microsoft.com/entra/identity-platform/v2-protocols */
const REQUESTS: Readonly<Record<Flow, string>> = {
  'auth-code': 'grant_type=authorization_code',
  'client-credentials': 'grant_type=client_credentials',
  'device-code': 'grant_type=urn:ietf:params:oauth:grant-type:device_code',
  implicit: 'response_type=token',
  'managed-identity': 'http://169.254.169.254/metadata/identity',
  obo: 'requested_token_use=on_behalf_of',
  ropc: 'grant_type=password',
};
/** Codes are words of a service: few digits, nothing that separates. */
const CODE = /^[A-Za-z][A-Za-z._]{1,70}\d{0,3}$/;
/** Where a message was that nothing here knows: that there was one weighs, too. */
const LEFT_OUT = 'The message is left out.';

/**
 * A paste that reads as the one did that this evidence came from: of the facts that a paste or a token brought, each in the form of its service,
 * and of messages only the phrases that we know. Nothing when there was no paste. `moved` is added to its times, in milliseconds.
 */
export function caseText(evidence: Evidence, moved: number): string | undefined {
  const { from = {} } = evidence;
  const pasted = Object.fromEntries(
    Object.entries(evidence).filter(([field]) => (from as Record<string, string>)[field] === 'paste'),
  );
  const lines = [...pastedLines(pasted, evidence, moved), ...tokenLines(evidence, moved)];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function* pastedLines(pasted: Evidence, evidence: Evidence, moved: number): Iterable<string> {
  const { request, status, flow, challenge, aadsts = [], required, messages = [] } = pasted;
  const url = request && caseUrl(request);
  if (url !== undefined) yield `${request?.method ?? ''} ${url}`.trim();
  if (request?.changesPassword) yield '{"passwordProfile":{}}';
  if (status !== undefined) yield `HTTP/1.1 ${status}`;
  const body = bodyOf(pasted, moved);
  if (body !== undefined) yield JSON.stringify(body);
  if (body === undefined) for (const code of aadsts) yield `AADSTS${code}`;
  const named = required === undefined || pasted.graphError?.message ? '' : requiredText(required, messages);
  if (named !== '') yield named;
  const said = findMessages(flatten([JSON.stringify(body ?? {}), named].join(' ')));
  for (const id of messages) if (!said.includes(id)) yield* [phraseOf(id, messages) ?? []].flat();
  if (flow !== undefined) yield REQUESTS[flow];
  if (challenge !== undefined) yield challengeText(challenge, moved);
  if (body === undefined && evidence.ids?.timestamp !== undefined) yield `Timestamp: ${movedTime(evidence.ids.timestamp, moved)}`;
}

/** The URL of a request without the name of anybody's host, and of an API of one's own without its words; nothing without a host. */
export function caseUrl({ host, cloud, version, path, query = [] }: Request): string | undefined {
  if (host === undefined) return undefined;
  const isKnown = cloud !== undefined || calledApi({ request: { host } }) !== undefined;
  const shown = isKnown ? host.replace('{tenant}', 'contoso') : 'api.contoso.com';
  const segments = (path ?? '')
    .split('/')
    .slice(1)
    .map((segment) => ((isKnown ? isPlain(segment) : segment === 'me') ? segment : '{id}'));
  const where = segments.length === 0 ? '' : `/${segments.join('/')}`;
  const names = query.filter((name) => /^(?:\$[a-z]{1,20}|search)$/i.test(name)).map((name) => `${name}=x`);
  return `https://${shown}${version === undefined ? '' : `/${version}`}${where}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

function isPlain(segment: string): boolean {
  return /^(?:\{path\}:?|root:)$/.test(segment) || looksLikeGraph(`/${segment.replace(/\{value\}|=|,|:$/g, '')}`);
}

/** The answer of Graph, or of the token endpoint. */
function bodyOf(pasted: Evidence, moved: number): object | undefined {
  const { graphError, oauthError, suberror, aadsts = [], ids } = pasted;
  const time = ids?.timestamp === undefined ? {} : movedTime(ids.timestamp, moved);
  if (graphError !== undefined) {
    const inner = typeof time === 'string' ? { innerError: { date: time } } : {};
    const codes = aadsts.map((code) => `AADSTS${code}`).join(' ');
    const message = [messageOf(pasted), codes].filter(Boolean).join(' ');
    return { error: { ...(isCode(graphError.code) && { code: graphError.code }), ...(message && { message }), ...inner } };
  }
  if (!isCode(oauthError)) return undefined;
  const description = aadsts.map((code) => `AADSTS${code}`).join(' ');
  return {
    error: oauthError,
    ...(description && { error_description: description }),
    ...(isCode(suberror) && { suberror }),
    ...(typeof time === 'string' && { timestamp: time }),
  };
}

function isCode(code: string | undefined): code is string {
  return code !== undefined && CODE.test(code);
}

/** The permissions that the error names, its known text, else the known phrases in it. */
function messageOf(pasted: Evidence): string | undefined {
  const { graphError, required, messages = [] } = pasted;
  const message = graphError?.message?.toLowerCase();
  if (message === undefined || message === '') return undefined;
  if (required !== undefined) return requiredText(required, messages);
  const text = rowsFor(pasted)
    .map((row) => row.text ?? '')
    .find((known) => known !== '' && isIn(known, message));
  const whole = text?.replaceAll('*', 'x');
  if (whole !== undefined && findMessages(flatten(whole)).every((id) => messages.includes(id))) return whole;
  const phrases = findMessages(flatten(message)).flatMap((id) => phraseOf(id, messages) ?? []);
  return phrases.length === 0 ? LEFT_OUT : phrases.join('. ');
}

function isIn(text: string, message: string): boolean {
  let at = 0;
  return text
    .toLowerCase()
    .split('*')
    .every((part) => {
      const found = message.indexOf(part.trim(), at);
      at = found + part.trim().length;
      return found !== -1;
    });
}

/** A phrase of ours for what a service said, that says nothing else. */
function phraseOf(id: MessageId, messages: readonly MessageId[]): string | undefined {
  const phrases = MESSAGES[id].map((phrase) => phrase.replaceAll('*', ' x '));
  return phrases.find((phrase) => findMessages(flatten(phrase)).every((said) => messages.includes(said)));
}

function requiredText(required: RequiredPermissions, messages: readonly MessageId[]): string {
  const { anyOf, present } = required;
  const [needs, has] = [anyOf, present ?? []].map((names) => names.filter((name) => /^[A-Za-z.-]{1,60}$/.test(name)).join(', '));
  const seen = (word: string) => (present === undefined ? '' : `, ${word} on the request '${has}'`);
  const texts = ['scope', 'role'].flatMap((word) => [
    `Missing ${word} permissions on the request. API requires one of '${needs}'${seen(`${word}s`)}`,
    `API requires one of '${needs}'${seen(`${word}s`)}`,
    `must have one of the following ${word}s: '${needs}'${seen(`${word}s`)}`,
  ]);
  const reads = (text: string) => JSON.stringify(findRequired(flatten(text)));
  const fits = texts.filter((text) => findMessages(flatten(text)).every((id) => messages.includes(id)));
  return fits.find((text) => reads(text) === JSON.stringify(required)) ?? fits[0] ?? '';
}

function challengeText({ asks, notBefore, contexts }: Challenge, moved: number): string {
  const asked = asks
    .filter((name) => /^[a-z_]{1,20}$/i.test(name))
    .map((name) => {
      if (name === 'nbf' && notBefore !== undefined)
        return [name, { essential: true, value: String(notBefore + Math.round(moved / 1000)) }];
      return [name, name === 'acrs' && contexts !== undefined ? { essential: true, values: contexts } : { essential: true }];
    });
  const claims = JSON.stringify({ access_token: Object.fromEntries(asked) });
  return `WWW-Authenticate: Bearer claims="${Buffer.from(claims).toString('base64')}"`;
}

function* tokenLines(evidence: Evidence, moved: number): Iterable<string> {
  const claims = claimsOf(evidence);
  if (claims !== undefined) yield JSON.stringify(claimsForCase(claims, moved));
}

function movedTime(timestamp: string, moved: number): string {
  const time = Date.parse(timestamp);
  return Number.isNaN(time) ? timestamp : new Date(time + moved).toISOString();
}
