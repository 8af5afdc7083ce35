const SECRETS = [
  'client[_-]?secret',
  'client[_-]?credential',
  'client_assertion(?!_type)',
  '(?:user_?)?assertion(?!_?type)',
  'code_verifier',
  'device_code',
  '(?:access|refresh|id|sas|session|proof|csrf|xsrf)[_-]?token',
  'id_token_hint',
  'passphrase',
  'pass(?:word|wd)?',
  'pwd',
  'secret(?:[_-]?(?:text|key|value))?',
  '(?<![a-z])(?:sig|signature|wresult|ESTS\\w{0,30}|FedAuth|rtFa)',
  'account_?key',
  'shared_?access_?(?:key|signature)',
  'api[_-]?key',
  'x-functions-key',
  'subscription[_-]?key',
  'private[_-]?key',
  'tempauth',
  'samlresponse',
  'samlrequest',
  'client_?state',
  '(?:proxy-)?authorization',
].join('|');
/**
 * A name, then what may stand between it and its value: JSON at any escaping, headers, forms, PowerShell, PHP, HAR.
 * Does not match the value. Every repetition is bounded, so that the search is linear.
 */
export const NAMED = new RegExp(
  `(?:${SECRETS})(?:\\\\{0,15}["']\\s{0,20},\\s{0,20}\\\\{0,15}["']value)?(?:\\\\{0,15}["'])?\\]?(?:\\s{0,20}(?:=>|[:=]|%3D)|\\()\\s{0,20}(?:(?:Basic|Bearer|Negotiate|Digest|PoP)\\s{1,20})?`,
  'gi',
);
/**
 * Command line switches, whose value follows a space, `-u` and `-b` of cURL also without.
 * The cookies of `Copy as PowerShell` are arguments. @see https://curl.se/docs/manpage.html
 */
export const SWITCH =
  /(?:(?<!\S)--?(?:password|client-?secret|secret|access-?token|token|user|cookie|u)\s{1,20}|(?<!\S)-u(?=["'])|(?<!\S)-b\s{0,20}(?=["']?[\w.-]{1,60}=)|(?<!\w)Cookie\(\s{0,9}["'][^"'\n]{1,100}["'],\s{0,9}|(?<!\w)ConvertTo-SecureString\s{1,20}(?:-String\s{1,20})?|(?<!\w)Basic\s{1,20}(?=[\w+/]{0,200}[A-Z0-9=]))/gi;
/** `-p` is a password for `az login`, and a port or a path for others. */
export const AZ_PASSWORD = /(?<!\w)az login\s(?:[^\n]{0,200}?\s)?-p\s{1,20}/g;
/** The scheme of a header, wherever it stands. */
export const BEARER = /bearer(?:["']?\s{0,9}[:=]["']?)?(?:\s|%20|\+){1,9}(?=[\w.~+/=-]{8})/gi;
/** Authorization codes share their name with error codes: the value decides. */
export const CODE = /(?<![A-Za-z0-9])code\\{0,9}["']?\s{0,9}[:=]\s{0,9}/gi;
/** Cookie headers, also of HAR files. */
export const COOKIE = /cookie\\{0,9}["']?(?:\s{0,9},\s{0,9}\\{0,9}["']value\\{0,9}["'])?\s{0,9}[:=]\s{0,9}\\{0,9}["']?/gi;
