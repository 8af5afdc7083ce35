import type { Flow } from '../evidence.ts';

const GRANTS: readonly (readonly [RegExp, Flow])[] = [
  [/169\.254\.169\.254\/metadata\/identity/i, 'managed-identity'],
  [/requested_token_use\W{1,20}on_behalf_of/i, 'obo'],
  [/grant_type\W{1,20}client_credentials/i, 'client-credentials'],
  [/grant_type\W{1,20}password/i, 'ropc'],
  [/grant[-_]type(?:\W|%3A){1,20}device_code/i, 'device-code'],
  [/grant_type\W{1,20}authorization_code|(?<!\w)code_verifier\W{1,9}\w|response_type(?:=|["']:\s?["'])code(?!\w)/i, 'auth-code'],
  [/response_type(?:=|["']:\s?["'])(?:id_token(?:\+|%20| ))?token(?!\w)/i, 'implicit'],
];

/**
 * The flow of a token request in a paste, read from the parameters that the protocol demands.
 * Does not guess the flow from an error, a library or running text.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols
 */
export function findFlow(text: string): Flow | undefined {
  return GRANTS.find(([pattern]) => pattern.test(text))?.[1];
}
