import * as fc from 'fast-check';
import { tokenOf } from '../triage/tokens.ts';
import { NOW } from './teams.ts';

/** What must never come out again, and the pieces by which it would be known. */
export interface Canary {
  readonly text: string;
  readonly pieces: readonly string[];
}

const word = fc.stringMatching(/^[a-z]{12}$/).map((letters) => `canary${letters}`);
const secretOf = fc.stringMatching(/^[A-Za-z0-9]{3}8Q~[A-Za-z0-9_.-]{34}$/);
export const token = fc.tuple(word, fc.integer({ min: -5000, max: 5000 })).map(([name, ago]): Canary => {
  const claims = {
    aud: 'https://graph.microsoft.com',
    exp: NOW / 1000 - ago,
    scp: 'User.Read',
    upn: `${name}@contoso.example`,
    name,
  };
  const text = tokenOf(claims, { typ: 'JWT', alg: 'RS256', kid: name });
  // The ends, for all tokens begin alike.
  const [header = '', payload = ''] = text.split('.');
  return { text, pieces: [header.slice(-20), payload.slice(-30), name] };
});
const opaque = fc.stringMatching(/^EwB[A-Za-z0-9]{90}$/).map((text): Canary => ({ text, pieces: [text.slice(0, 30)] }));
const secret = secretOf.map((text): Canary => ({ text: `client_secret=${text}`, pieces: [text] }));
const mail = word.map((name): Canary => ({ text: `${name}@contoso.example`, pieces: [name] }));
export const canary = fc.oneof(token, opaque, secret, mail);
