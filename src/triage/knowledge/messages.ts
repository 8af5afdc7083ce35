/**
 * Texts by which Microsoft's services can be recognized, wherever they stand in a paste: id -> phrases in lower case,
 * `*` for any text between. One phrase is enough. Evidence keeps the ids alone, so no rule ever depends on pasted text.
 * Texts are not a contract of Microsoft and may change: a message that is gone costs evidence, never correctness.
 * @see https://learn.microsoft.com/graph/errors
 * @see https://learn.microsoft.com/graph/resolve-auth-errors
 */
export const MESSAGES = {
  // The token itself (401 InvalidAuthenticationToken)
  'token-empty': ['access token is empty', 'valid authorization header is needed', 'missing or empty authorization header'],
  'token-not-parsed': [
    'compacttoken parsing failed',
    'jwt is not well formed',
    'idx14100',
    'idx14120',
    'idx12741',
    'token is not well formed',
    'unable to read jwt',
  ],
  'token-signature': [
    'invalid signature',
    'signature is invalid',
    'signature validation failed',
    'idx10511',
    'idx10503',
    'idx10501',
  ],
  'token-not-validated': ['access token validation failure', 'graphtokenvalidationfail', 'error authenticating with resource'],
  'token-lifetime': [
    'lifetime validation failed',
    'access token has expired',
    'token is expired',
    'token has expired',
    'token expired',
    'compacttoken validation failed with reason code: 80049228',
    'idx10223',
    'the grant is expired',
    'the provided grant has expired',
    'refresh token has expired',
  ],
  'token-revoked': ['tokenissuedbeforerevocationtimestamp', 'grant has been revoked', 'the refresh token has been revoked'],
  'audience-invalid': [
    'invalid audience',
    'wrong audience',
    'audience validation failed',
    'audience is invalid',
    'idx10214',
    'assertion audience does not match',
  ],
  'scope-not-valid': ["input parameter 'scope' is not valid", "doesn't exist on the resource"],
  'no-permissions-in-token': ['the token contains no permissions', 'nopermissionsinaccesstoken'],

  // Permissions (403)
  'insufficient-privileges': ['insufficient privileges'],
  'access-denied-check-credentials': ['access is denied. check credentials and try again'],
  'access-denied': [
    'access denied',
    'accessdenied',
    'access is denied',
    "doesn't have permission to perform the action",
    'you do not have permission to view this directory or page',
  ],
  'missing-scope': ['missing scope permissions on the request'],
  'missing-role': ['missing role permissions on the request'],
  'required-permissions-named': [
    'must have one of the following scopes',
    'requires the following permissions',
    'permissionscopenotgranted',
    'does not have required msgraph permissions',
    'missing permission scope',
    'applicationhasnodirectoryreadaccess',
    'you need to consent to the permissions on the modify permissions tab',
    'invalid scope claims/roles',
  ],
  'app-only-without-application-permissions': ['called in app only context but does not have application permissions'],
  'request-authorization-failed': ['request authorization failed'],

  // Delegated only, application only
  'me-needs-delegated': ['/me request is only valid with delegated'],
  'app-only-refused': [
    'does not support app-only',
    'application permissions are not supported',
    'app-only access is not supported',
    'apponly access is not supported',
    'application-only context is not supported',
    'not supported for application-only',
    'requires delegated permission',
    'not supported in application-only context',
  ],

  // The user
  'user-not-authorized': [
    'user is not authorized to perform this operation',
    'the user is not authorized',
    'user does not have permissions to manage',
    'caller does not have access',
    'aclcheckfailed',
    "access restricted to the item's owner",
  ],
  'administrators-only': ['only be performed by an administrator', 'you need to be an admin', 'missingadminpermissions'],
  'not-assigned': [
    'is not assigned to a role for the application',
    'signed in user is not assigned',
    'not authorized to access this page',
  ],
  'password-change-denied': ['access to change password operation is denied'],

  // Licences and services
  'mailbox-not-enabled': [
    'mailboxnotenabledforrestapi',
    'mailbox is either inactive, soft-deleted, or is hosted on-premise',
    'rest api is not yet supported for this mailbox',
  ],
  'service-not-licensed': [
    'does not have a spo license',
    'failed to get license information',
    'have premium license',
    'requires a premium license',
    'premium license is required',
    'request not applicable to target tenant',
    'teams is disabled for your tenant',
    'not have a valid license',
    'requires account provisioning, which is not allowed',
    'does not have intune license',
    'is not licensed',
  ],
  'tenant-not-known-to-service': [
    'organizationfromtenantguidnotfound',
    'tenant for tenant guid',
    'do not recognize this tenant id',
  ],

  // Policies on resources
  'odata-disabled': ['access to odata is disabled'],
  'no-application-access-policy': ['no application access policy found'],
  'app-only-access-policy': ['blocked by tenant configured apponly accesspolicy', '[raop]'],
  'not-authorized-on-behalf-of': ['is not authorized to create meeting on behalf of'],
  'unauthorized-operation': ['attempted to perform an unauthorized operation'],

  // Restricted APIs
  'protected-api': ['protected api'],
  'payment-required': [
    'payment required',
    'paymentrequired',
    'evaluation mode capacity exceeded',
    'must be associated with an azure subscription',
    'needs a valid license to access this api',
    'does not support value * for this api. use billing model',
  ],
  'not-allowed': ['the action is not allowed by the system'],

  // Conditional Access
  'claims-required': [
    'insufficient_claims',
    'claimschallengerequiredexception',
    'additional claims required',
    'tokencreatedwithoutdatedpolicies',
  ],
  'blocked-by-conditional-access': ['blocked by conditional access', 'conditional access polic'],
  'multi-factor-required': [
    'must use multi-factor authentication',
    'must enroll in multi-factor',
    'multifactor authentication is required',
  ],
  'managed-device-required': [
    'requires the device requesting access to be managed',
    'device requesting access to be managed',
    'must be compliant',
    'device must be managed',
    "doesn't meet the criteria to access this resource",
    'does not meet the criteria to access this resource',
  ],
  'interaction-required': ['interaction_required'],

  // Consent
  'admin-approval-needed': [
    'need admin approval',
    'that only an admin can grant',
    'admin consent required',
    'approval required',
    'admin_consent_required',
  ],
  'consent-required': ['has not consented to use the application', 'consent_required', 'user has not consented'],

  // Accounts, tenants, endpoints
  'personal-accounts-not-supported': [
    'microsoft accounts',
    'personal microsoft accounts are not supported',
    'msa is not supported',
    "can't sign in here with a personal account",
    'use your work or school account instead',
  ],
  'personal-profile-service': ['microsoft.fast.profile', "users('cid:", 'cid:00000'],
  'not-supported-over-common': ['is not supported over the /common or /consumers endpoints', 'not supported over the /common'],
  'account-not-in-tenant': ['does not exist in tenant', 'needs to be added as an external user'],
  'app-not-in-tenant': ['was not found in the directory'],
  'caller-identity-not-found': ['identity of the calling application could not be established', 'authorization_identitynotfound'],
  // The tenant of all personal accounts is Microsoft's own and always there, so not finding it is a fault of the service.
  'personal-tenant-not-found': [
    'tenant 9188040d-6c67-4c5b-b112-36a304b66dad not found',
    "tenant '9188040d-6c67-4c5b-b112-36a304b66dad' not found",
  ],
  'tenant-not-found': ['tenant * not found'],

  // The app
  'secret-invalid': [
    'invalid client secret',
    'client secret keys for app * are expired',
    'client secret is expired',
    'client secret provided is invalid',
  ],
  'credential-parameter-missing': ["'client_assertion' or 'client_secret'", 'client_secret or client_assertion'],
  'reply-address-mismatch': [
    'does not match the reply',
    'redirect uri * does not match',
    'reply url specified in the request does not match',
  ],
  'api-version-not-supported': ['is not supported for this api version'],

  // Nothing to do with authorization
  throttled: ['too many requests', 'has been throttled', 'activitylimitreached', 'applicationthrottled'],
  'internal-error': [
    'internal server error',
    'an unspecified error has occurred',
    'the service is not available',
    'service unavailable',
    'gateway timeout',
    'bad gateway',
    'temporarily unavailable',
  ],
  'resource-not-found': [
    'resource could not be found',
    'queried reference-property objects are not present',
    'resource could not be discovered',
  ],
  'query-not-valid': [
    'query specified in the uri is not valid',
    'invalid filter clause',
    'no http resource was found that matches',
  ],
  'resource-modified': ['has changed since the caller last read it'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MessageId = keyof typeof MESSAGES;
