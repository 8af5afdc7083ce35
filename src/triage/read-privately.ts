import { readDecodedClaims, readToken, type TokenReading } from './token.ts';

/** Reads what was put into the private dialog: a token, or its decoded claims as JSON. Neither survives the call. */
export function readPrivately(text: string): TokenReading {
  if (text.trimStart().startsWith('{')) {
    try {
      return readDecodedClaims(JSON.parse(text)) ?? { kind: 'malformed', reason: 'not-an-object' };
    } catch {
      return { kind: 'malformed', reason: 'not-json' };
    }
  }
  return readToken(text);
}
