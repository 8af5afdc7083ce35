import type { Evidence } from '../evidence.ts';

/** An API that can be called with an Entra access token: its host and what `aud` may say for it. */
export interface Api {
  readonly host: string;
  readonly audiences: readonly string[];
}

/** The same application id stands for Microsoft Graph in every cloud. @see https://learn.microsoft.com/graph/deployments */
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';
const graph = (host: string): Api => ({ host, audiences: [GRAPH_APP, `https://${host}`] });

/** @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const APIS: readonly Api[] = [
  graph('graph.microsoft.com'),
  graph('graph.microsoft.us'),
  graph('dod-graph.microsoft.us'),
  graph('microsoftgraph.chinacloudapi.cn'),
  { host: 'graph.windows.net', audiences: ['00000002-0000-0000-c000-000000000000', 'https://graph.windows.net'] },
  {
    host: 'management.azure.com',
    audiences: ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'https://management.azure.com', 'https://management.core.windows.net'],
  },
  {
    host: 'outlook.office.com',
    audiences: ['00000002-0000-0ff1-ce00-000000000000', 'https://outlook.office.com', 'https://outlook.office365.com'],
  },
  {
    host: 'outlook.office365.com',
    audiences: ['00000002-0000-0ff1-ce00-000000000000', 'https://outlook.office.com', 'https://outlook.office365.com'],
  },
  { host: 'manage.office.com', audiences: ['c5393580-f805-4401-95e8-94b7a6ef2fc2', 'https://manage.office.com'] },
];
const byHost = new Map(APIS.map((api) => [api.host, api]));
const SHAREPOINT_APP = '00000003-0000-0ff1-ce00-000000000000';
const SHAREPOINT = '.sharepoint.com';

/** The API that was called, as far as the host of the request tells; an unknown host (an API of one's own) is none of ours to judge. */
export function calledApi(evidence: Evidence): Api | undefined {
  const host = evidence.request?.host;
  if (host === undefined) return undefined;
  if (host.endsWith(SHAREPOINT)) return { host, audiences: [SHAREPOINT_APP] };
  return byHost.get(host);
}

/** Whether a token for `audience` may open `api`. Compares whole values without case and without the last slash. */
export function audienceOf(audience: string, api: Api): 'same' | 'other' {
  const aud = audience.toLowerCase().replace(/\/$/, '');
  // The name of the tenant is masked in evidence, so any SharePoint audience may be the right one.
  if (api.host.endsWith(SHAREPOINT) && aud.endsWith(SHAREPOINT)) return 'same';
  return api.audiences.includes(aud) ? 'same' : 'other';
}

/** Whether an audience is Microsoft Graph's, in any cloud. */
export function isGraphAudience(audience: string): boolean {
  return APIS.slice(0, 4).some((api) => audienceOf(audience, api) === 'same');
}
