import type { QuestionId } from '../../src/triage/causes/define-cause.ts';
import { tokenOf } from '../triage/tokens.ts';

/** What somebody pastes, and what they know when they are asked. Whatever is not among the answers they do not know. */
export interface Pasted {
  readonly text: string;
  readonly answers?: Readonly<Partial<Record<QuestionId, string>>>;
}

const APP = '6731de76-14a6-49ae-97bc-6eba6914391e';
const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const GRAPH = 'https://graph.microsoft.com';
const IDS = { date: '2026-11-20T11:42:07', 'request-id': '0f7a3b52-9c1d-4e86-b0a4-5d2e8f61c903' };
const TRACE = 'Trace ID: 3b1f0c52-7d0e-4c7a-9f0e-2f5c8a6b1d00 Correlation ID: 8d2e61a4-0b9c-4f3d-a5e7-6c1b9f204e33';
const AT = 'Timestamp: 2026-11-20 11:42:07Z';
const APP_ONLY = { flow: 'client-credentials', permissionKind: 'application', account: 'app-only' } as const;
const SIGNED_IN = { flow: 'auth-code', permissionKind: 'delegated', account: 'work' } as const;

const seconds = (time: string): number => Date.parse(time) / 1000;
const body = (code: string, message: string): string => JSON.stringify({ error: { code, message, innerError: IDS } }, null, 2);
const refused = (status: string, request: string, error = ''): string => `${status}\n${request}\n${error}`;
const signIn = (code: number, message: string): string => `AADSTS${code}: ${message} ${TRACE} ${AT}`;
const NO_PRIVILEGES = body('Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
const NO_ACCESS = body('ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/** The claims of a token that somebody would paste. */
export const claims = (own: object): object => ({
  aud: GRAPH,
  iss: `https://sts.windows.net/${TENANT}/`,
  tid: TENANT,
  appid: APP,
  ...own,
});
export const ENDS_LATER = { iat: seconds('2026-11-20T11:30:00Z'), exp: seconds('2026-11-20T12:45:00Z') };
export const ENDED = { iat: seconds('2026-11-20T09:30:00Z'), exp: seconds('2026-11-20T10:35:00Z') };

/** Pastes as people bring them. Together they lead to every cause. */
export const PASTES: readonly Pasted[] = [
  { text: body('InvalidAuthenticationToken', 'IDX14100: JWT is not well formed, there are no dots (.).') },
  { text: body('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.') },
  {
    text: refused('400', `GET ${GRAPH}/v1.0/me/messages`),
    answers: { ...SIGNED_IN, account: 'personal', onset: 'never-worked' },
  },
  {
    text: `${refused('403 Forbidden', `GET ${GRAPH}/v1.0/users/jo@contoso.example/messages?$top=5`, NO_ACCESS)}\n${JSON.stringify(claims({ roles: ['User.Read.All'], idtyp: 'app', ...ENDS_LATER }))}`,
  },
  {
    text: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize?client_id=${APP}&scope=Mail.Read\n${signIn(65001, `The user or administrator has not consented to use the application with ID '${APP}' named 'Report app'. Send an interactive authorization request for this user and resource.`)}`,
  },
  {
    text: refused('403', `GET ${GRAPH}/v1.0/users`, NO_PRIVILEGES),
    answers: { ...APP_ONLY, permissionKind: 'delegated', consent: 'granted' },
  },
  {
    text: refused(
      '403',
      `PATCH ${GRAPH}/v1.0/users/jo@contoso.example`,
      `{"passwordProfile": {"password": "x"}}\n${NO_PRIVILEGES}`,
    ),
    answers: { ...APP_ONLY, consent: 'granted', reach: 'some-users' },
  },
  {
    text: refused('403', `GET ${GRAPH}/v1.0/teams/${APP}/channels/19:x@thread.tacv2/messages`, NO_PRIVILEGES),
    answers: { ...SIGNED_IN, consent: 'granted', reach: 'some-users', role: 'not-admin' },
  },
  {
    text: refused(
      '404',
      `GET ${GRAPH}/v1.0/users/jo@contoso.example/messages`,
      body('MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'),
    ),
  },
  {
    text: `${body('InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.')}\n${JSON.stringify(claims({ aud: 'https://graph.windows.net', scp: 'User.Read', ...ENDS_LATER }))}`,
  },
  {
    text: signIn(
      53003,
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    ),
  },
  {
    text: refused('403', `GET ${GRAPH}/v1.0/groups`, NO_PRIVILEGES),
    answers: { ...APP_ONLY, consent: 'granted', changed: 'yes', onset: 'never-worked' },
  },
  { text: body('BadRequest', '/me request is only valid with delegated authentication flow.') },
  {
    text: refused(
      '403',
      `GET ${GRAPH}/v1.0/users/${APP}/onlineMeetings/1`,
      body('Forbidden', 'No Application Access Policy found for this app.'),
    ),
  },
  {
    text: signIn(
      50020,
      "User account 'jo@outlook.example' from identity provider 'live.com' does not exist in tenant 'Contoso'.",
    ),
  },
  { text: JSON.stringify({ error: 'invalid_client', error_description: signIn(7000215, 'Invalid client secret provided.') }) },
  {
    text: signIn(
      50011,
      "The redirect URI 'http://localhost:3000' does not match the redirect URIs configured for the application.",
    ),
  },
  { text: signIn(50105, `The signed in user is not assigned to a role for the application '${APP}'(Report app).`) },
  {
    text: refused(
      '402 Payment Required',
      `GET ${GRAPH}/v1.0/teams/${APP}/channels/getAllMessages`,
      body('PaymentRequired', 'Evaluation capacity has been exceeded. A valid billing subscription is required.'),
    ),
  },
  {
    text: refused(
      '500',
      `POST ${GRAPH}/v1.0/me/events`,
      body('InternalServerError', 'An internal server error occurred. The operation failed.'),
    ),
  },
];

const CHALLENGE = Buffer.from(
  JSON.stringify({ access_token: { nbf: { essential: true, value: '1795168800' }, acrs: { essential: true, value: 'c1' } } }),
).toString('base64');

/** A claims challenge in the header of a refusal. */
export const CHALLENGED = `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${CHALLENGE}"`;

const BATCHED = [
  {
    method: 'GET',
    url: '/me/messages',
    status: 403,
    error: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  },
  {
    method: 'GET',
    url: '/me/calendars',
    status: 403,
    error: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  },
  {
    method: 'GET',
    url: '/users/jo@contoso.example/mailFolders',
    status: 404,
    error: ['MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'],
  },
] as const;

/** A batch of which three calls failed, for two reasons. */
export const BATCH = `POST ${GRAPH}/v1.0/$batch
${JSON.stringify({ requests: BATCHED.map(({ method, url }, i) => ({ id: String(i), method, url })) })}
${JSON.stringify({ responses: BATCHED.map(({ status, error: [code, message] }, i) => ({ id: String(i), status, body: { error: { code, message } } })) })}`;

/** Pastes that make the bot warn. */
export const WITH_TOKEN = `curl -H "Authorization: Bearer ${tokenOf(claims({ scp: 'User.Read', ...ENDS_LATER }))}" ${GRAPH}/v1.0/me/messages\n${NO_ACCESS}`;
export const WITH_SECRET = `client_id=${APP}&client_secret=Zx8Q~abcdefghijklmnopqrstuvwxyz0123456789&grant_type=client_credentials\n${signIn(7000222, 'The provided client secret keys are expired.')}`;
