const ERRORS = [
  'access_denied',
  'authorization_declined',
  'authorization_pending',
  'bad_token',
  'bad_verification_code',
  'code_expired',
  'consent_required',
  'expired_token',
  'insufficient_claims',
  'insufficient_scope',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_instance',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'invalid_token',
  'login_required',
  'server_error',
  'slow_down',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
].join('|');
const LABELLED = new RegExp(
  `(?<![A-Za-z_])error(?:[_ ]?code)?\\\\{0,9}["']?\\s{0,9}(?:=>|[:=])\\s{0,9}\\\\{0,9}["']?(${ERRORS})(?![\\w])`,
  'i',
);
const SUBERROR = /sub_?error\\{0,9}["']?\s{0,9}(?:=>|[:=])\s{0,9}\\{0,9}["']?([a-z]{2,20}(?:_[a-z]{2,20}){1,3})(?![\w])/i;
const WORD = new RegExp(`(?<![\\w.])(?:${ERRORS})(?![\\w])`, 'gi');

/** The error of an OAuth answer. */
export interface OauthError {
  readonly oauthError?: string;
  readonly suberror?: string;
}

/**
 * The OAuth error and suberror in a paste: an answer of the token endpoint, a redirect, an exception of MSAL, a `WWW-Authenticate` header.
 * Does not keep the description: its code and its known phrases are read by others.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
 */
export function findOauthError(text: string): OauthError {
  const sub = SUBERROR.exec(text);
  const suberror = sub?.[1]?.toLowerCase();
  // without a label the first word counts, unless it is the suberror itself
  const start = sub?.index ?? -1;
  const word = [...text.matchAll(WORD)].find(
    ({ index }) => start === -1 || index < start || index > start + (sub?.[0].length ?? 0),
  );
  const oauthError = (LABELLED.exec(text)?.[1] ?? word?.[0])?.toLowerCase();
  return { ...(oauthError !== undefined && { oauthError }), ...(suberror !== undefined && { suberror }) };
}

/** What `error_description` of a redirect says, decoded: in a URL its words are joined by `+` or `%20`. */
export function describedInUrl(text: string): string {
  const encoded = /error_description=([^&\s"'<>]{1,4000})/.exec(text)?.[1] ?? '';
  if (!/[+%]/.test(encoded)) return '';
  return encoded
    .replace(/\+/g, ' ')
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
