import type { Evidence } from '../../../src/triage/evidence.ts';
import { APP, BODY, call, evidenceOf, holds, OTHER_ID, PRIVILEGES, REQUEST_ID } from './read.ts';

const AT = '2026-03-05T10:00:00.000Z';
const DENIED = { code: 'Authorization_RequestDenied', message: PRIVILEGES };
const TRACE = `Trace ID: ${REQUEST_ID} Correlation ID: ${OTHER_ID} Timestamp: 2026-03-05 10:00:00Z`;
const TRACED = { traceId: REQUEST_ID, correlationId: OTHER_ID, timestamp: AT };
const CONTEXT = '{"access_token":{"acrs":{"essential":true,"values":["c1"]}}}';
const STEP_UP = { challenge: { contexts: ['c1'], asks: ['acrs'] } };

type Row = readonly [string, string, Evidence];

describe('exceptions in a paste', () => {
  const service = `Status Code: Forbidden\nMicrosoft.Graph.ServiceException: Code: Authorization_RequestDenied\nMessage: ${PRIVILEGES}\nInner error:\n\tAdditionalData:\n\tdate: 2026-03-05T10:00:00\n\trequest-id: ${REQUEST_ID}\nClientRequestId: ${OTHER_ID}\n\n   at Microsoft.Graph.HttpProvider.SendAsync(HttpRequestMessage request)`;
  const uiRequired = `MSAL.NetCore.4.61.3.0.MsalUiRequiredException:\n\tErrorCode: invalid_grant\nMicrosoft.Identity.Client.MsalUiRequiredException: AADSTS65001: The user or administrator has not consented to use the application with ID '${APP}' named 'X'. ${TRACE}\n\tStatusCode: 400\n\tResponseBody: {"error":"invalid_grant","error_codes":[65001],"suberror":"consent_required"}`;
  const graphError = `GraphError: ${PRIVILEGES}\n    at GraphErrorHandler.js:58:28 {\n  statusCode: 403,\n  code: 'Authorization_RequestDenied',\n  requestId: '${REQUEST_ID}',\n  date: ${AT},\n  body: '${BODY}',\n  headers: Headers { }\n}`;
  const interaction = `InteractionRequiredAuthError: interaction_required: AADSTS50076: x. ${TRACE} {\n  errorCode: 'interaction_required',\n  subError: 'basic_action',\n  claims: '${CONTEXT}'\n}`;
  const server = `ServerError: invalid_client: 7000215 - [2026-03-05 10:00:00Z]: AADSTS7000215: Invalid client secret provided, for a secret added to app '${APP}'. - Correlation ID: ${OTHER_ID} - Trace ID: ${REQUEST_ID}`;
  const apiError = `ODataError: \n        APIError\n        Code: 403\n        message: None\n        error: MainError(additional_data={}, code='Authorization_RequestDenied', inner_error=InnerError(client_request_id='${OTHER_ID}', date=datetime.datetime(2026, 3, 5, 10, 0), request_id='${REQUEST_ID}'), message='${PRIVILEGES}')`;
  const dict = `{'error': 'invalid_grant', 'error_description': "AADSTS50076: x.\\r\\nTrace ID: ${REQUEST_ID}", 'error_codes': [50076], 'suberror': 'basic_action', 'claims': '${CONTEXT}'}`;
  const java = `com.microsoft.graph.http.GraphServiceException: Error code: Authorization_RequestDenied\nError message: ${PRIVILEGES}\n\nGET https://graph.microsoft.com/v1.0/users\nSdkVersion : graph-java/v5.40.0\n[...]\n\n403 : Forbidden\n[...]`;
  const azidentity = `ClientSecretCredential authentication failed.\nPOST https://login.microsoftonline.com/organizations/oauth2/v2.0/token\n${'-'.repeat(80)}\nRESPONSE 401 Unauthorized\n${'-'.repeat(80)}\n{\n  "error": "invalid_client",\n  "error_description": "AADSTS7000215: Invalid client secret provided.",\n  "error_codes": [\n    7000215\n  ]\n}\n${'-'.repeat(80)}\nTo troubleshoot, visit https://aka.ms/azsdk/go/identity/troubleshoot`;
  const rows: readonly Row[] = [
    ['ServiceException of .NET: the status', service, { status: 403 }],
    ['ServiceException of .NET: the code is not the status', service, { graphError: DENIED }],
    ['ServiceException of .NET: its ids', service, { ids: { requestId: REQUEST_ID, clientRequestId: OTHER_ID, timestamp: AT } }],
    [
      'ODataError of .NET',
      `Microsoft.Graph.Models.ODataErrors.ODataError: ${PRIVILEGES}\n   at Microsoft.Kiota`,
      { graphError: { message: PRIVILEGES } },
    ],
    [
      'MsalUiRequiredException of .NET: the error',
      uiRequired,
      { status: 400, oauthError: 'invalid_grant', suberror: 'consent_required' },
    ],
    ['MsalUiRequiredException of .NET: its ids', uiRequired, { aadsts: [65001], ids: TRACED, app: APP }],
    [
      'MsalClaimsChallengeException of .NET',
      `MsalClaimsChallengeException: AADSTS50076: x\n\tStatusCode: 400\n\tClaims: ${CONTEXT}`,
      STEP_UP,
    ],
    ['GraphError of JavaScript: code and message', graphError, { status: 403, graphError: DENIED }],
    ['GraphError of JavaScript: its ids', graphError, { ids: { requestId: REQUEST_ID, timestamp: AT } }],
    [
      'InteractionRequiredAuthError of JavaScript: the error',
      interaction,
      { aadsts: [50076], oauthError: 'interaction_required', suberror: 'basic_action' },
    ],
    ['InteractionRequiredAuthError of JavaScript: its claims', interaction, STEP_UP],
    ['ServerError of JavaScript: code and app', server, { aadsts: [7000215], oauthError: 'invalid_client', app: APP }],
    ['ServerError of JavaScript: its time', server, { ids: TRACED }],
    ['APIError of Python: code and message', apiError, { status: 403, graphError: DENIED }],
    ['APIError of Python: its ids', apiError, { ids: { requestId: REQUEST_ID, clientRequestId: OTHER_ID, timestamp: AT } }],
    [
      'the dictionary of MSAL for Python',
      dict,
      { aadsts: [50076], oauthError: 'invalid_grant', suberror: 'basic_action', ...STEP_UP },
    ],
    [
      'ClientAuthenticationError of Python',
      `azure.core.exceptions.ClientAuthenticationError: Authentication failed: AADSTS7000215: x. ${TRACE}`,
      { aadsts: [7000215], ids: TRACED },
    ],
    [
      'HTTPError of requests',
      'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://graph.microsoft.com/v1.0/users',
      { status: 403, request: call(undefined, '/users') },
    ],
    ['GraphServiceException of Java', java, { status: 403, graphError: DENIED, request: call('GET', '/users') }],
    [
      'ODataError of Java',
      `com.microsoft.graph.models.odataerrors.ODataError: ${PRIVILEGES}\n\tat com.microsoft`,
      { graphError: { message: PRIVILEGES } },
    ],
    [
      'MsalInteractionRequiredException of Java',
      `com.microsoft.aad.msal4j.MsalInteractionRequiredException: AADSTS50076: x. ${TRACE}`,
      { aadsts: [50076], ids: TRACED },
    ],
    ['odataerrors of Go', `error: x\ncode: Authorization_RequestDenied\nmsg: ${PRIVILEGES}`, { graphError: DENIED }],
    ['AuthenticationFailedError of Go', azidentity, { status: 401, aadsts: [7000215], oauthError: 'invalid_client' }],
  ];
  for (const [title, text, expected] of rows) it(`are read: ${title}`, () => holds(evidenceOf(text), expected));
});
