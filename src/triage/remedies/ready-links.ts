import type { CauseId } from '../causes/index.ts';
import type { Cloud, Evidence } from '../evidence.ts';

/** A link that is made from the evidence. Its title stands in `locales/<tag>/ready.json` under the id. */
export interface ReadyLink {
  readonly id: 'admin-consent' | 'api-permissions' | 'graph-explorer';
  readonly url: string;
}

/** Sign-in host and admin center of each cloud. @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const HOSTS: Readonly<Record<Cloud, { readonly login: string; readonly portal: string }>> = {
  global: { login: 'login.microsoftonline.com', portal: 'entra.microsoft.com' },
  'us-gov': { login: 'login.microsoftonline.us', portal: 'entra.microsoft.us' },
  'us-dod': { login: 'login.microsoftonline.us', portal: 'entra.microsoft.us' },
  china: { login: 'login.partner.microsoftonline.cn', portal: 'portal.azure.cn' },
};

/** The page of an app registration that lists its permissions. Undocumented, as all addresses inside the portal are. */
const REGISTRATION = 'Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Causes that consent can cure; anywhere else the link would be the usual wrong advice. */
export const CURED_BY_CONSENT: readonly CauseId[] = ['consent-missing', 'permission-missing', 'token-type-mismatch'];
/** Causes that show in Graph Explorer, where another account and other permissions can be tried. */
const SHOWN_BY_EXPLORER: readonly CauseId[] = [
  'permission-missing',
  'user-not-privileged',
  'user-not-licensed',
  'personal-account',
  'app-only-unsupported',
  'not-authorization',
];

/** The host of the sign-in page for the cloud of the call. */
export function loginHost(evidence: Evidence): string {
  return HOSTS[cloudOf(evidence)].login;
}

/**
 * Links that open where the next step is done, for this tenant, app and request, on the hosts of the right cloud.
 * A link is left out when the evidence does not hold what it needs; ids are checked for their form and everything is encoded.
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
 */
export function readyLinks(cause: CauseId, evidence: Evidence): readonly ReadyLink[] {
  const { login, portal } = HOSTS[cloudOf(evidence)];
  const app = guid(evidence.app);
  const tenant = guid(evidence.tenant);
  const links: ReadyLink[] = [];
  if (CURED_BY_CONSENT.includes(cause) && app !== undefined) {
    if (tenant !== undefined)
      links.push({ id: 'admin-consent', url: `https://${login}/${tenant}/adminconsent?client_id=${app}` });
    links.push({ id: 'api-permissions', url: `https://${portal}/#view/${REGISTRATION}/appId/${app}/isMSAApp~/false` });
  }
  if (SHOWN_BY_EXPLORER.includes(cause)) links.push(...explorer(evidence));
  return links;
}

/** Graph Explorer exists for the global cloud only. Ids stay `{id}`: nobody's id goes into a link unasked. */
function explorer({ request }: Evidence): readonly ReadyLink[] {
  if (request?.path === undefined || request.cloud !== 'global') return [];
  const query = new URLSearchParams({
    request: request.path.slice(1),
    method: request.method ?? 'GET',
    version: request.version ?? 'v1.0',
    GraphUrl: 'https://graph.microsoft.com',
  });
  return [{ id: 'graph-explorer', url: `https://developer.microsoft.com/graph/graph-explorer?${query.toString()}` }];
}

function cloudOf(evidence: Evidence): Cloud {
  return evidence.request?.cloud ?? evidence.loginCloud ?? 'global';
}

function guid(value: string | undefined): string | undefined {
  return value !== undefined && GUID.test(value) ? value.toLowerCase() : undefined;
}
