import type { Challenge } from '../evidence.ts';
import type { ReadyCommand } from './ready-commands.ts';

/**
 * Code that hands a claims challenge over to MSAL, per language. The claims are those that were read, written anew from their allow-listed parts;
 * the token of the response is for the retry. MSAL for Python takes the decoded JSON, since it merges its own capabilities into it.
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 * @see https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation
 */
export function claimsSnippets(challenge: Challenge): readonly ReadyCommand[] {
  const claims = claimsJson(challenge);
  return [
    {
      id: 'claims-dotnet',
      text: `var claims = """${claims}""";\nvar result = await app.AcquireTokenInteractive(scopes).WithClaims(claims).ExecuteAsync();`,
    },
    {
      id: 'claims-javascript',
      text: `const claims = '${claims}';\nconst result = await app.acquireTokenPopup({ scopes, claims });`,
    },
    {
      id: 'claims-python',
      text: `claims = '${claims}'\nresult = app.acquire_token_interactive(scopes, claims_challenge=claims)`,
    },
    {
      id: 'claims-java',
      text: `ClaimsRequest claims = ClaimsRequest.formatAsClaimsRequest("${claims.replaceAll('"', '\\"')}");\nvar parameters = InteractiveRequestParameters.builder(redirectUri).scopes(scopes).claims(claims).build();\nvar result = app.acquireToken(parameters).get();`,
    },
  ];
}

function claimsJson({ notBefore, contexts, asks }: Challenge): string {
  const context = contexts?.find((value) => /^[\w:]+$/.test(value));
  const known = {
    ...(Number.isFinite(notBefore) && { nbf: { essential: true, value: String(notBefore) } }),
    ...(context !== undefined && { acrs: { essential: true, value: context } }),
  };
  const others = asks.filter((name) => /^\w+$/.test(name) && !(name in known));
  return JSON.stringify({ access_token: { ...Object.fromEntries(others.map((name) => [name, { essential: true }])), ...known } });
}
