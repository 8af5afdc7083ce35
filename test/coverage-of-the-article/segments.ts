import type links from '../../locales/en/links.json';
import type { Answers } from '../../src/triage/causes/define-cause.ts';
import type { CauseId } from '../../src/triage/causes/index.ts';
import type { Key } from '../../src/words/catalogue.ts';
import type concepts from './concepts.json';

export type Concept = keyof typeof concepts;
/** A page below https://learn.microsoft.com whose title stands in `links.json`. */
export type Page = keyof typeof links;

/** What a segment of the old article says, and where it is said today. */
export interface Segment {
  /** The number of the segment in the published article, 102 to 149. */
  readonly segment: number;
  /** The fact it carries, in our own few words. */
  readonly fact: string;
  /** The words that carry the fact now. */
  readonly keys: readonly (Key | `${Key}.${number}`)[];
  /** Terms that must be found in these words, in each language by its own stems. */
  readonly concepts: readonly Concept[];
  /** What must be found as it is, in every language. */
  readonly identifiers: readonly string[];
  /** The pages that came in place of a link of the article; their titles count as words, too. */
  readonly pages?: readonly Page[];
  /** The status for which these causes become likelier: the one of the segment, or the one that took its place. */
  readonly status?: Readonly<Partial<Record<CauseId, Answers['status']>>>;
  /** Where the fact is outdated or wrong: what holds today, and the page of Microsoft's that says so. */
  readonly replaced?: { readonly holds: string; readonly see: `https://learn.microsoft.com/${string}` };
}

/**
 * Maps each of the 48 segments of Microsoft's old article on refused calls to the words that carry its fact today.
 * It holds no sentence of the article, in no language, and does not judge how the words say it.
 * @see https://learn.microsoft.com/graph/resolve-auth-errors
 */
export const SEGMENTS: readonly Segment[] = [
  {
    segment: 102,
    fact: 'the subject: errors of apps that call Microsoft Graph',
    keys: ['cards.welcome.title', 'cards.welcome.text.0'],
    concepts: ['call', 'error'],
    identifiers: ['Microsoft Graph'],
  },
  {
    segment: 103,
    fact: 'AADSTS codes come from the sign-in service, before any API is called',
    keys: ['cards.read.aadsts', 'because.sign-in-error', 'because.says-scope-not-valid', 'cards.answer.look-up'],
    concepts: ['sign-in', 'error', 'token'],
    identifiers: ['AADSTS', 'Microsoft Entra ID'],
    replaced: {
      holds: 'Azure Active Directory is called Microsoft Entra ID',
      see: 'https://learn.microsoft.com/entra/fundamentals/new-name',
    },
  },
  {
    segment: 104,
    fact: 'a list explains each AADSTS code',
    keys: ['causes.app-misconfigured.steps.0', 'cards.answer.look-up'],
    concepts: ['error-code'],
    identifiers: ['AADSTS', 'login.microsoftonline.com/error'],
    pages: ['/entra/identity-platform/reference-error-codes'],
    replaced: {
      holds: 'a code is looked up by its number first; numbers and texts may change',
      see: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  },
  {
    segment: 105,
    fact: 'a refusal has one of several causes; most answer 401 or 403',
    keys: ['questions.status.why'],
    concepts: ['cause', 'several'],
    identifiers: ['401', '403'],
  },
  {
    segment: 106,
    fact: 'the causes are listed',
    keys: ['cards.verdict.possible-means', 'cards.answer.others'],
    concepts: ['cause', 'several', 'others'],
    identifiers: [],
  },
  {
    segment: 107,
    fact: 'cause: the token was got in the wrong way',
    keys: ['questions.flow.why', 'causes.token-type-mismatch.steps.1', 'causes.token-type-mismatch.steps.2'],
    concepts: ['flow', 'token', 'user', 'app', 'code-flow', 'client-credentials'],
    identifiers: ['scp', 'roles'],
    pages: ['/entra/identity-platform/v2-oauth2-auth-code-flow', '/entra/identity-platform/v2-oauth2-client-creds-grant-flow'],
  },
  {
    segment: 108,
    fact: 'cause: the scopes are wrong',
    keys: ['causes.permission-missing.steps.2', 'causes.app-misconfigured.summary', 'causes.app-misconfigured.steps.3'],
    concepts: ['scope', 'permission', 'token'],
    identifiers: ['https://graph.microsoft.com/.default'],
    pages: ['/entra/identity-platform/permissions-consent-overview'],
  },
  {
    segment: 109,
    fact: 'cause: nobody has consented',
    keys: ['causes.consent-missing.title', 'causes.consent-missing.summary'],
    concepts: ['consent', 'missing', 'permission', 'user', 'administrator'],
    identifiers: [],
    pages: ['/entra/identity-platform/consent-types-developer', '/entra/identity-platform/howto-convert-app-to-be-multi-tenant'],
  },
  {
    segment: 110,
    fact: 'the steps are those of the cause that fits the error best',
    keys: ['cards.welcome.text.0', 'cards.verdict.possible-means', 'cards.answer.steps'],
    concepts: ['error', 'cause'],
    identifiers: [],
  },
  {
    segment: 111,
    fact: 'more than one cause may apply',
    keys: ['questions.status.why', 'cards.answer.others'],
    concepts: ['several', 'others', 'cause'],
    identifiers: [],
  },
  {
    segment: 112,
    fact: '401: the token is not valid',
    keys: ['causes.token-invalid.title', 'causes.token-expired.title', 'token.lifetime.ended', 'questions.status.answers.401'],
    concepts: ['access-token', 'valid', 'expired'],
    identifiers: ['401 Unauthorized'],
    status: { 'token-invalid': '401', 'token-expired': '401' },
  },
  {
    segment: 113,
    fact: 'every request carries a valid access token',
    keys: ['causes.token-invalid.title', 'causes.token-invalid.summary', 'causes.token-invalid.steps.3'],
    concepts: ['app', 'access-token', 'valid', 'request'],
    identifiers: ['Authorization', 'Microsoft Graph'],
  },
  {
    segment: 114,
    fact: 'the token is missing from the header, altered, or expired',
    keys: [
      'causes.token-invalid.summary',
      'causes.token-expired.title',
      'causes.token-expired.summary',
      'because.says-token-lifetime',
    ],
    concepts: ['header', 'missing', 'token', 'expired'],
    identifiers: ['Authorization', 'exp'],
  },
  {
    segment: 115,
    fact: 'MSAL is the recommended way to a token',
    keys: ['causes.token-invalid.steps.3', 'causes.token-expired.steps.0'],
    concepts: ['recommend', 'token'],
    identifiers: ['MSAL'],
    pages: ['/entra/identity-platform/msal-overview'],
  },
  {
    segment: 116,
    fact: 'a personal account meets an API for work or school accounts only',
    keys: ['causes.personal-account.title', 'causes.personal-account.summary', 'because.personal-token-not-served'],
    concepts: ['personal-account', 'work-account', 'api', 'token'],
    identifiers: [],
  },
  {
    segment: 117,
    fact: '403: the permission is not the right one',
    keys: ['causes.permission-missing.title', 'questions.status.answers.403'],
    concepts: ['permission', 'token', 'request'],
    identifiers: ['403 Forbidden'],
    status: { 'permission-missing': '403' },
  },
  {
    segment: 118,
    fact: 'the requested permissions fit the APIs that are called',
    keys: ['causes.permission-missing.summary', 'causes.permission-missing.steps.2'],
    concepts: ['permission', 'request', 'api'],
    identifiers: ['Microsoft Graph'],
  },
  {
    segment: 119,
    fact: 'every API page names the least privileged permission',
    keys: ['causes.permission-missing.summary', 'causes.permission-missing.steps.0'],
    concepts: ['least-privileged', 'api', 'permission'],
    identifiers: [],
  },
  {
    segment: 120,
    fact: 'a user or an administrator grants the permission to the app',
    keys: ['causes.permission-missing.summary', 'questions.consent.why'],
    concepts: ['permission', 'user', 'administrator', 'grant', 'app'],
    identifiers: [],
  },
  {
    segment: 121,
    fact: 'consent: by the user while signing in, or by an administrator',
    keys: ['causes.consent-missing.summary', 'causes.consent-missing.steps.1'],
    concepts: ['consent', 'admin-center', 'administrator', 'sign-in'],
    identifiers: [],
    replaced: {
      holds: 'the Microsoft Entra admin center took the place of the Azure portal',
      see: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
    },
  },
  {
    segment: 122,
    fact: 'where the administrator clicks',
    keys: ['causes.permission-missing.steps.1', 'causes.permission-missing.steps.3', 'causes.consent-missing.steps.4'],
    concepts: ['administrator', 'label-api-permissions', 'button-grant-admin-consent'],
    identifiers: ['Entra ID'],
    replaced: {
      holds: 'the settings page is gone: API permissions of the app registration, or Permissions of the enterprise app',
      see: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
    },
  },
  {
    segment: 123,
    fact: 'link: the list of permissions',
    keys: [],
    concepts: ['permission'],
    identifiers: ['Microsoft Graph'],
    pages: ['/graph/permissions-reference'],
  },
  {
    segment: 124,
    fact: 'link: permissions and consent explained',
    keys: [],
    concepts: ['permission', 'consent'],
    identifiers: [],
    pages: ['/entra/identity-platform/permissions-consent-overview'],
  },
  {
    segment: 125,
    fact: '403: the token is not the one for these permissions',
    keys: ['causes.token-type-mismatch.title', 'causes.token-type-mismatch.summary'],
    concepts: ['permission', 'token', 'kind', 'app'],
    identifiers: [],
    status: { 'token-type-mismatch': '403' },
  },
  {
    segment: 126,
    fact: 'permission and token are both delegated, or both of the app',
    keys: ['causes.token-type-mismatch.title', 'causes.token-type-mismatch.summary', 'questions.permissionKind.why'],
    concepts: ['kind', 'delegated', 'application-permission', 'token'],
    identifiers: [],
  },
  {
    segment: 127,
    fact: 'the two mix-ups: application permission with a user token, delegated permission with an app-only token',
    keys: [
      'causes.token-type-mismatch.steps.1',
      'causes.token-type-mismatch.steps.2',
      'because.kind-differs-from-token',
      'because.kind-differs-from-flow',
    ],
    concepts: ['delegated', 'application-permission', 'code-flow', 'client-credentials', 'without-user', 'flow'],
    identifiers: ['scp', 'roles'],
  },
  {
    segment: 128,
    fact: 'link: access for a user, delegated permissions',
    keys: [],
    concepts: ['on-behalf', 'delegated', 'permission'],
    identifiers: [],
    pages: ['/graph/auth-v2-user'],
  },
  {
    segment: 129,
    fact: 'link: the authorization code flow',
    keys: [],
    concepts: ['code-flow'],
    identifiers: ['OAuth 2.0'],
    pages: ['/entra/identity-platform/v2-oauth2-auth-code-flow'],
    replaced: {
      holds: 'the endpoint is called Microsoft identity platform',
      see: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
    },
  },
  {
    segment: 130,
    fact: 'link: access without a user, as daemons have it, by application permissions',
    keys: ['questions.flow.typed.client-credentials', 'causes.stale-token.steps.2'],
    concepts: ['without-user', 'daemon', 'application-permission'],
    identifiers: [],
    pages: ['/graph/auth-v2-service'],
  },
  {
    segment: 131,
    fact: 'link: the client credentials flow',
    keys: [],
    concepts: ['client-credentials', 'flow'],
    identifiers: ['OAuth 2.0'],
    pages: ['/entra/identity-platform/v2-oauth2-client-creds-grant-flow'],
    replaced: {
      holds: 'the endpoint is called Microsoft identity platform',
      see: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    },
  },
  {
    segment: 132,
    fact: '403: a password is to be reset',
    keys: ['causes.password-reset.title', 'causes.password-reset.steps.0', 'questions.operation.why'],
    concepts: ['password', 'reset'],
    identifiers: [],
    status: { 'password-reset': '403' },
  },
  {
    segment: 133,
    fact: 'whether an app without a user can reset passwords',
    keys: ['causes.password-reset.summary', 'causes.password-reset.steps.1', 'causes.password-reset.steps.2'],
    concepts: ['password', 'app', 'permission', 'role', 'application'],
    identifiers: ['User-PasswordProfile.ReadWrite.All'],
    replaced: {
      holds: 'an app can, with an application permission and a directory role',
      see: 'https://learn.microsoft.com/graph/api/user-update',
    },
  },
  {
    segment: 134,
    fact: 'what takes a signed-in administrator',
    keys: ['causes.password-reset.summary', 'causes.password-reset.steps.0', 'causes.password-reset.steps.1'],
    concepts: ['sign-in', 'administrator', 'delegated', 'reset'],
    identifiers: ['resetPassword', 'UserAuthenticationMethod.ReadWrite.All', 'passwordProfile'],
    replaced: {
      holds: 'only resetPassword is delegated only; passwordProfile may be changed by an app as well',
      see: 'https://learn.microsoft.com/graph/api/authenticationmethod-resetpassword',
    },
  },
  {
    segment: 135,
    fact: 'link: the list of permissions, for passwords',
    keys: ['causes.password-reset.steps.1'],
    concepts: ['permission'],
    identifiers: ['Microsoft Graph', 'User-PasswordProfile.ReadWrite.All'],
    pages: ['/graph/permissions-reference', '/graph/api/user-update'],
  },
  {
    segment: 136,
    fact: '403: the user lacks access or a license',
    keys: ['causes.user-not-privileged.title', 'causes.user-not-licensed.title'],
    concepts: ['app', 'user', 'license', 'missing'],
    identifiers: [],
    status: { 'user-not-privileged': '403' },
  },
  {
    segment: 137,
    fact: "with delegated access both count: the app's permissions and the user's own rights",
    keys: ['causes.user-not-privileged.summary', 'questions.role.why'],
    concepts: ['delegated', 'two', 'app', 'permission', 'user', 'grant'],
    identifiers: ['Microsoft Graph'],
  },
  {
    segment: 138,
    fact: 'too few rights of the user, or no license for the service',
    keys: ['causes.user-not-privileged.summary', 'causes.user-not-licensed.summary'],
    concepts: ['user', 'role', 'license', 'sufficient'],
    identifiers: [],
  },
  {
    segment: 139,
    fact: 'rights and license are both needed',
    keys: ['causes.user-not-licensed.summary', 'causes.user-not-licensed.avoid'],
    concepts: ['two', 'license', 'sufficient', 'permission'],
    identifiers: [],
  },
  {
    segment: 140,
    fact: 'the token is for another API than the one called',
    keys: ['causes.wrong-audience.title', 'because.audience-is-other'],
    concepts: ['api', 'token', 'call'],
    identifiers: ['aud'],
    status: { 'wrong-audience': '401' },
    replaced: {
      holds: '401, not 403: the token is not valid for this API',
      see: 'https://learn.microsoft.com/graph/errors',
    },
  },
  {
    segment: 141,
    fact: 'the API itself compares the audience with its own name and refuses other tokens',
    keys: ['causes.wrong-audience.summary'],
    concepts: ['api', 'audience', 'claim', 'token'],
    identifiers: ['aud', '401', '403', 'Microsoft Graph'],
    replaced: {
      holds: '401: the token is not valid for this API',
      see: 'https://learn.microsoft.com/graph/errors',
    },
  },
  {
    segment: 142,
    fact: 'common: a token of Azure AD Graph, Outlook, SharePoint or OneDrive, in either direction',
    keys: ['causes.wrong-audience.summary', 'causes.wrong-audience.steps.4'],
    concepts: ['token'],
    identifiers: ['Azure AD Graph', 'Outlook', 'SharePoint', 'OneDrive', 'Microsoft Graph', 'graph.windows.net'],
    replaced: {
      holds: 'Azure AD Graph is being retired: its callers move to Microsoft Graph',
      see: 'https://learn.microsoft.com/entra/identity/monitoring-health/recommendation-migrate-to-microsoft-graph-api',
    },
  },
  {
    segment: 143,
    fact: 'the scope names the API that is called',
    keys: ['causes.wrong-audience.steps.0', 'causes.wrong-audience.steps.1'],
    concepts: ['scope', 'api', 'token', 'call'],
    identifiers: ['aud', 'https://graph.microsoft.com/Mail.Read'],
  },
  {
    segment: 144,
    fact: '400 or 403: Conditional Access',
    keys: ['causes.conditional-access.title', 'causes.conditional-access.summary', 'because.says-blocked-by-conditional-access'],
    concepts: ['conditional-access', 'policy', 'organization'],
    identifiers: ['400', '403'],
    status: { 'conditional-access': '400' },
  },
  {
    segment: 145,
    fact: 'a policy asks for more than the token shows',
    keys: ['causes.conditional-access.summary', 'because.says-claims-required'],
    concepts: ['policy', 'organization', 'token'],
    identifiers: ['Microsoft Graph'],
  },
  {
    segment: 146,
    fact: '400 with interaction_required while getting a token; insufficient_claims while calling',
    keys: ['causes.conditional-access.summary'],
    concepts: ['token', 'call'],
    identifiers: ['400', 'interaction_required', '401', '403', 'insufficient_claims', 'Microsoft Graph'],
    replaced: {
      holds: 'the call is answered with 401 and WWW-Authenticate; 403 is still accepted',
      see: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge',
    },
  },
  {
    segment: 147,
    fact: 'the error carries claims, which go to the authorize endpoint: another factor, a registered device',
    keys: [
      'causes.conditional-access.summary',
      'causes.conditional-access.steps.0',
      'causes.conditional-access.steps.1',
      'causes.conditional-access.steps.2',
    ],
    concepts: ['error', 'claim', 'multifactor', 'device', 'register', 'user'],
    identifiers: ['claims', 'authorize', 'WWW-Authenticate'],
  },
  {
    segment: 148,
    fact: 'link: answering the challenge with MSAL',
    keys: ['causes.conditional-access.steps.1', 'cards.challenge.how'],
    concepts: ['claim', 'request', 'token'],
    identifiers: ['MSAL', 'Python', 'Java', 'JavaScript'],
    pages: ['/entra/identity-platform/claims-challenge'],
  },
  {
    segment: 149,
    fact: 'link: Conditional Access for developers',
    keys: [],
    concepts: ['conditional-access'],
    identifiers: [],
    pages: ['/entra/identity-platform/v2-conditional-access-dev-guide'],
  },
];
