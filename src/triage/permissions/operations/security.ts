import { type Operation, operation } from '../operation.ts';

/** Logs, reports, security alerts, risk, policies and authentication methods. @see https://learn.microsoft.com/graph/api/signin-list */
export const security: readonly Operation[] = [
  operation('GET /auditLogs/signIns', { work: 'AuditLog.Read.All' }),
  operation('GET /auditLogs/signIns/{id}', { work: 'AuditLog.Read.All' }),
  operation('GET /auditLogs/directoryAudits', { work: 'AuditLog.Read.All Directory.Read.All' }),
  operation('GET /auditLogs/provisioning', { work: 'ProvisioningLog.Read.All AuditLog.Read.All Directory.Read.All' }),
  operation('GET /reports/getOffice365ActiveUserDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/getMailboxUsageDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/getTeamsUserActivityUserDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/getSharePointSiteUsageDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/getOneDriveUsageAccountDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/getEmailActivityUserDetail(period={value})', { work: 'Reports.Read.All' }),
  operation('GET /reports/authenticationMethods/userRegistrationDetails', { work: 'AuditLog.Read.All' }),
  operation('GET /security/alerts', { work: 'SecurityEvents.Read.All SecurityEvents.ReadWrite.All' }),
  operation('GET /security/alerts_v2', { work: 'SecurityAlert.Read.All SecurityAlert.ReadWrite.All' }),
  operation('PATCH /security/alerts_v2/{id}', { work: 'SecurityAlert.ReadWrite.All' }),
  operation('GET /security/incidents', { work: 'SecurityIncident.Read.All SecurityIncident.ReadWrite.All' }),
  operation('PATCH /security/incidents/{id}', { work: 'SecurityIncident.ReadWrite.All' }),
  operation('GET /security/secureScores', { work: 'SecurityEvents.Read.All SecurityEvents.ReadWrite.All' }),
  operation('POST /security/runHuntingQuery', { work: 'ThreatHunting.Read.All' }),
  operation('GET /identityProtection/riskyUsers', { work: 'IdentityRiskyUser.Read.All' }),
  operation('POST /identityProtection/riskyUsers/dismiss', { work: 'IdentityRiskyUser.ReadWrite.All' }),
  operation('GET /identityProtection/riskDetections', { work: 'IdentityRiskEvent.Read.All' }),
  operation('GET /identity/conditionalAccess/policies', { work: 'Policy.Read.All' }),
  operation('POST /identity/conditionalAccess/policies', {
    work: 'Policy.ReadWrite.ConditionalAccess Application.Read.All Policy.Read.All',
  }),
  operation('GET /identity/conditionalAccess/policies/{id}', { work: 'Policy.Read.All' }),
  operation('PATCH /identity/conditionalAccess/policies/{id}', {
    work: 'Policy.ReadWrite.ConditionalAccess Application.Read.All Policy.Read.All',
  }),
  operation('DELETE /identity/conditionalAccess/policies/{id}', { work: 'Policy.ReadWrite.ConditionalAccess Policy.Read.All' }),
  operation('GET /identity/conditionalAccess/namedLocations', { work: 'Policy.Read.All' }),
  operation('POST /identity/conditionalAccess/namedLocations', { work: 'Policy.ReadWrite.ConditionalAccess Policy.Read.All' }),
  operation('GET /policies/authenticationMethodsPolicy', {
    work: 'Policy.Read.AuthenticationMethod Policy.ReadWrite.AuthenticationMethod Policy.Read.All',
  }),
  operation('PATCH /policies/authenticationMethodsPolicy', { work: 'Policy.ReadWrite.AuthenticationMethod' }),
  operation('GET /policies/authorizationPolicy', { work: 'Policy.Read.All Policy.ReadWrite.Authorization' }),
  operation('PATCH /policies/authorizationPolicy', { work: 'Policy.ReadWrite.Authorization' }),
  operation('GET /policies/identitySecurityDefaultsEnforcementPolicy', {
    work: 'Policy.Read.All Policy.ReadWrite.SecurityDefaults',
    alsoRequires: { 'Policy.ReadWrite.SecurityDefaults': 'Policy.Read.All' },
  }),
  operation('GET /me/authentication/methods', {
    delegated: `UserAuthenticationMethod.Read UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite
      UserAuthenticationMethod.ReadWrite.All`,
  }),
  operation('GET /users/{id}/authentication/methods', {
    delegated: `UserAuthenticationMethod.Read.All UserAuthenticationMethod.Read UserAuthenticationMethod.ReadWrite
      UserAuthenticationMethod.ReadWrite.All`,
    application: 'UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
  }),
  operation('POST /users/{id}/authentication/methods/{id}/resetPassword', {
    delegated: 'UserAuthenticationMethod.ReadWrite.All',
  }),
  operation('GET /users/{id}/authentication/phoneMethods', {
    delegated: `UserAuthMethod-Phone.Read UserAuthenticationMethod.Read UserAuthMethod-Phone.Read.All
      UserAuthenticationMethod.Read.All UserAuthMethod-Phone.ReadWrite UserAuthMethod-Phone.ReadWrite.All
      UserAuthenticationMethod.ReadWrite UserAuthenticationMethod.ReadWrite.All`,
    application: `UserAuthMethod-Phone.Read.All UserAuthenticationMethod.ReadWrite.All UserAuthenticationMethod.Read.All
      UserAuthMethod-Phone.ReadWrite.All`,
  }),
  operation('POST /users/{id}/authentication/phoneMethods', {
    delegated: `UserAuthMethod-Phone.ReadWrite UserAuthMethod-Phone.ReadWrite.All UserAuthenticationMethod.ReadWrite
      UserAuthenticationMethod.ReadWrite.All`,
    application: 'UserAuthMethod-Phone.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
  }),
  operation('GET /users/{id}/authentication/microsoftAuthenticatorMethods', {
    delegated: `UserAuthMethod-MicrosoftAuthApp.Read UserAuthenticationMethod.Read UserAuthMethod-MicrosoftAuthApp.Read.All
      UserAuthenticationMethod.Read.All UserAuthMethod-MicrosoftAuthApp.ReadWrite
      UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.ReadWrite
      UserAuthenticationMethod.ReadWrite.All`,
    application: `UserAuthMethod-MicrosoftAuthApp.Read.All UserAuthenticationMethod.Read.All
      UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.ReadWrite.All`,
  }),
  operation('DELETE /users/{id}/authentication/microsoftAuthenticatorMethods/{id}', {
    delegated: `UserAuthMethod-MicrosoftAuthApp.ReadWrite UserAuthMethod-MicrosoftAuthApp.ReadWrite.All
      UserAuthenticationMethod.ReadWrite UserAuthenticationMethod.ReadWrite.All`,
    application: 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
  }),
  operation('GET /users/{id}/authentication/fido2Methods', {
    delegated: `UserAuthMethod-Passkey.Read UserAuthenticationMethod.Read UserAuthMethod-Passkey.Read.All
      UserAuthMethod-Passkey.ReadWrite UserAuthenticationMethod.ReadWrite`,
    application: 'UserAuthMethod-Passkey.Read.All',
  }),
  operation('POST /users/{id}/authentication/temporaryAccessPassMethods', {
    work: 'UserAuthMethod-TAP.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
  }),
  operation('GET /users/{id}/authentication/passwordMethods', {
    delegated: `UserAuthMethod-Password.Read UserAuthenticationMethod.Read UserAuthMethod-Password.Read.All
      UserAuthenticationMethod.Read.All UserAuthMethod-Password.ReadWrite UserAuthMethod-Password.ReadWrite.All
      UserAuthenticationMethod.ReadWrite UserAuthenticationMethod.ReadWrite.All`,
    application: `UserAuthMethod-Password.Read.All UserAuthenticationMethod.Read.All UserAuthMethod-Password.ReadWrite.All
      UserAuthenticationMethod.ReadWrite.All`,
  }),
];
