import type { Cloud } from '../evidence.ts';

/** Hosts of Microsoft Graph and the cloud of each. @see https://learn.microsoft.com/graph/deployments */
export const GRAPH_HOSTS: Readonly<Record<string, Cloud>> = {
  'graph.microsoft.com': 'global',
  'canary.graph.microsoft.com': 'global',
  'graph.microsoft.us': 'us-gov',
  'dod-graph.microsoft.us': 'us-dod',
  'microsoftgraph.chinacloudapi.cn': 'china',
};
