import { type Claims, isGuest, isPersonal } from '../triage/claims.ts';
import { isGraphAudience } from '../triage/knowledge/audiences.ts';
import type { TokenReading } from '../triage/token.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import { type Origin, submit } from './actions.ts';
import type { CardData } from './card-data.ts';
import { inlines } from './inlines.ts';
import { notice } from './notice.ts';
import { shortened } from './lists.ts';
import { LOCAL_COMMAND } from './local-command.ts';

type Line = readonly [Key, LineParams?];
/** The permissions are what the dialog was opened for. */
const MOST_PERMISSIONS = { items: 60, characters: 3000 };

/** The dialog that asks for a token: what happens to it, and how to do without. */
export function tokenDialogCard(words: Words, origin: Origin): CardData['token-dialog'] {
  return {
    lang: words.locale,
    fallbackText: words.text('token.title'),
    lead: inlines(words.line('token.lead')),
    label: words.text('token.label'),
    placeholder: words.text('token.placeholder'),
    required: words.text('token.required'),
    othersTitle: words.text('token.others'),
    others: [{ inlines: inlines(words.line('token.claims')) }, { inlines: inlines(words.line('token.local')) }],
    command: [{ type: 'TextRun', text: LOCAL_COMMAND, fontType: 'Monospace' }],
    actions: [submit('token', words.text('cards.buttons.check'), origin, { primary: true })],
  };
}

/** What a token says, in sentences. It never says "valid": only the API that a token is meant for can check it. */
export function tokenResultCard(
  words: Words,
  reading: TokenReading,
  { now, isUsed, origin }: { readonly now: number; readonly isUsed: boolean; readonly origin: Origin },
): CardData['notice'] {
  const facts = 'claims' in reading ? [...claimLines(reading.claims, reading.kind, now)] : [];
  return notice(words, {
    title: verdictKey(reading, now),
    paragraphs: [[kindKey(reading)], ...facts],
    footer: [...closing(reading, now, isUsed)],
    actions: [submit('another', words.text('cards.buttons.another'), origin)],
  });
}

function kindKey(reading: TokenReading): Key {
  return reading.kind === 'malformed' ? `token.malformed.${reading.reason}` : `token.kind.${reading.kind}`;
}

/** The conclusion: what stands in the way of using it for Microsoft Graph, the weightiest first. */
function verdictKey(reading: TokenReading, now: number): Key {
  if (reading.kind !== 'access-token') return `token.verdict.${reading.kind}`;
  const { claims } = reading;
  const [audienceKey] = audience(claims);
  const [lifetimeKey] = lifetime(claims, now);
  if (audienceKey === 'token.audience.other') return 'token.verdict.other-api';
  if (lifetimeKey === 'token.lifetime.ended') return 'token.verdict.ended';
  if (lifetimeKey === 'token.lifetime.not-yet') return 'token.verdict.not-yet';
  if (audienceKey === 'token.audience.none') return 'token.verdict.no-audience';
  if (access(claims)[0] === 'token.access.app-only-empty') return 'token.verdict.no-permission';
  return lifetimeKey === 'token.lifetime.unknown' ? 'token.verdict.open-end' : 'token.verdict.alive';
}

function* claimLines(claims: Claims, kind: TokenReading['kind'], now: number): Iterable<Line> {
  yield lifetime(claims, now);
  if (kind === 'access-token') {
    yield audience(claims);
    yield access(claims);
  }
  if (isPersonal(claims)) yield ['token.account.personal'];
  if (isGuest(claims)) yield ['token.account.guest'];
  if (claims.iat !== undefined) yield ['token.ids.iat', { iat: { time: claims.iat } }];
  if (claims.tid !== undefined) yield ['token.ids.tid', { id: claims.tid }];
  if (claims.appid !== undefined) yield ['token.ids.appid', { id: claims.appid }];
}

function lifetime({ exp, nbf }: Claims, now: number): Line {
  if (exp === undefined) return ['token.lifetime.unknown'];
  if (exp <= now / 1000) return ['token.lifetime.ended', { exp: { time: exp } }];
  if (nbf !== undefined && nbf > now / 1000 + 300) return ['token.lifetime.not-yet', { nbf: { time: nbf } }];
  return ['token.lifetime.alive', { exp: { time: exp } }];
}

function audience({ aud }: Claims): Line {
  const [first] = aud;
  if (first === undefined) return ['token.audience.none'];
  return isGraphAudience(first) ? ['token.audience.graph'] : ['token.audience.other', { aud: first }];
}

function access(claims: Claims): Line {
  const scp = shortened(claims.scp ?? [], MOST_PERMISSIONS);
  const roles = shortened(claims.roles ?? [], MOST_PERMISSIONS);
  if (scp.length > 0 && claims.idtyp !== 'app') return ['token.access.delegated', { scp }];
  if (roles.length > 0) return ['token.access.app-only', { roles }];
  return claims.idtyp === 'app' || claims.oidIsSub ? ['token.access.app-only-empty'] : ['token.access.unknown'];
}

function* closing(reading: TokenReading, now: number, isUsed: boolean): Iterable<Line> {
  if ('claims' in reading) {
    const { exp, aud } = reading.claims;
    if (exp !== undefined && exp <= now / 1000) yield ['token.next.ended'];
    else if (reading.kind === 'access-token' && aud[0] !== undefined && !isGraphAudience(aud[0]))
      yield ['token.next.other-audience'];
    if (exp === undefined || exp > now / 1000) yield ['token.next.alive'];
    yield ['token.careful'];
  }
  if (isUsed) yield ['token.used'];
}
