/** Tokens for tests: made here, signed by nobody. */
export function base64url(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

export function tokenOf(payload: unknown, header: object = { typ: 'JWT', alg: 'RS256', kid: 'k' }): string {
  return `${base64url(header)}.${base64url(payload)}.${base64url('no-signature-at-all')}`;
}
