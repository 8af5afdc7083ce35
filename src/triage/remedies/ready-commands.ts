import type { CauseId } from '../causes/index.ts';
import type { Cloud, Evidence } from '../evidence.ts';
import { isAppOnly } from '../observations.ts';
import { claimsSnippets } from './claims-snippets.ts';

export type CommandId =
  | 'find-command'
  | 'connect'
  | 'context'
  | 'meeting-policy'
  | 'mailbox-policy'
  | 'mailbox-rbac'
  | 'claims-dotnet'
  | 'claims-javascript'
  | 'claims-python'
  | 'claims-java'
  | 'graph-log'
  | 'sign-in-log';

/** A command or query to copy. What it is for stands in `locales/<tag>/ready.json` under the id. */
export interface ReadyCommand {
  readonly id: CommandId;
  readonly text: string;
}

const GUID = /^[0-9a-f-]{36}$/i;
const PERMISSION = /^[A-Za-z][\w.-]{0,99}$/;
/** A path that is only text inside single quotes of PowerShell; a quote in it is doubled. */
const PATH = /^\/[\w/{}.()@:=',~+-]{0,200}$/;
const METHOD = /^[A-Z]{3,7}$/;

/** How PowerShell names a cloud that is not the global one. @see https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands */
const ENVIRONMENTS: Readonly<Record<Cloud, string>> = {
  global: '',
  'us-gov': ' -Environment USGov',
  'us-dod': ' -Environment USGovDoD',
  china: ' -Environment China',
};

/**
 * Commands and queries for the next step, made from the evidence: nothing to fill in where the evidence holds it, `<...>` where it does not.
 * They read only; none changes anything in a tenant but those that the steps of the cause name as the cure.
 * @param missing permissions that are known to be missing, least privileged first.
 */
export function readyCommands(cause: CauseId, evidence: Evidence, missing: readonly string[]): readonly ReadyCommand[] {
  return [
    ...permissionCommands(cause, evidence, missing),
    ...policyCommands(cause, evidence),
    ...claimsCommands(evidence),
    ...logQueries(evidence),
  ];
}

/** @see https://learn.microsoft.com/powershell/microsoftgraph/find-mg-graph-command */
function* permissionCommands(cause: CauseId, evidence: Evidence, missing: readonly string[]): Iterable<ReadyCommand> {
  const { request } = evidence;
  if (cause !== 'permission-missing' && cause !== 'consent-missing' && cause !== 'stale-token') return;
  if (cause === 'permission-missing' && request?.path !== undefined && PATH.test(request.path)) {
    const method = METHOD.test(request.method ?? '') ? ` -Method ${request.method}` : '';
    yield {
      id: 'find-command',
      text: `Find-MgGraphCommand -Uri '${request.path.replaceAll("'", "''")}'${method} | Select-Object -ExpandProperty Permissions`,
    };
  }
  const scope = missing.find((name) => PERMISSION.test(name));
  const environment = ENVIRONMENTS[request?.cloud ?? evidence.loginCloud ?? 'global'];
  if (scope !== undefined && !isAppOnly(evidence))
    yield { id: 'connect', text: `Connect-MgGraph -Scopes '${scope}'${environment}` };
  yield { id: 'context', text: 'Get-MgContext | Select-Object -ExpandProperty Scopes' };
}

/**
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 * @see https://learn.microsoft.com/graph/cloud-communication-online-meeting-application-access-policy
 */
function* policyCommands(cause: CauseId, { request, app }: Evidence): Iterable<ReadyCommand> {
  if (cause !== 'resource-access-policy') return;
  const id = app !== undefined && GUID.test(app) ? app : '<app-id>';
  if (/onlineMeetings|communications/i.test(request?.path ?? '')) {
    yield {
      id: 'meeting-policy',
      text: `New-CsApplicationAccessPolicy -Identity 'graph-meetings' -AppIds '${id}'\nGrant-CsApplicationAccessPolicy -PolicyName 'graph-meetings' -Identity '<organizer>'`,
    };
    return;
  }
  yield { id: 'mailbox-policy', text: `Test-ApplicationAccessPolicy -AppId '${id}' -Identity '<mailbox>'` };
  yield { id: 'mailbox-rbac', text: `Test-ServicePrincipalAuthorization -Identity '${id}' -Resource '<mailbox>'` };
}

function claimsCommands({ challenge }: Evidence): readonly ReadyCommand[] {
  return challenge === undefined ? [] : claimsSnippets(challenge);
}

/**
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/microsoftgraphactivitylogs
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs
 */
function* logQueries({ ids }: Evidence): Iterable<ReadyCommand> {
  if (ids?.requestId !== undefined && GUID.test(ids.requestId)) {
    const columns = 'TimeGenerated, RequestMethod, RequestUri, ResponseStatusCode, AppId, Scopes, Roles, Wids';
    yield { id: 'graph-log', text: `MicrosoftGraphActivityLogs\n| where RequestId == '${ids.requestId}'\n| project ${columns}` };
  }
  if (ids?.correlationId !== undefined && GUID.test(ids.correlationId)) {
    const tables = 'SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs';
    yield {
      id: 'sign-in-log',
      text: `union ${tables}\n| where CorrelationId == '${ids.correlationId}'\n| project TimeGenerated, ResultType, ResultDescription, AppId, ConditionalAccessPolicies`,
    };
  }
}
