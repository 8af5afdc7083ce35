import type { Access, Claims } from './claims.ts';

/** What a pasted string turned out to be. Never holds the string itself. */
export type TokenReading =
  | { readonly kind: 'access-token'; readonly access: Access; readonly claims: Claims }
  | { readonly kind: 'id-token'; readonly claims: Claims }
  | { readonly kind: 'malformed'; readonly reason: MalformedReason }
  | { readonly kind: 'opaque-personal' | 'encrypted' | 'refresh-or-code' | 'saml' | 'client-secret' | 'empty' };

/** In which way a string is not a token. */
export type MalformedReason = 'too-long' | 'no-dots' | 'one-part' | 'wrong-parts' | 'not-base64' | 'not-json' | 'not-an-object';
