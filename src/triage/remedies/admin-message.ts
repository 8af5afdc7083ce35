import type { CauseId } from '../causes/index.ts';
import type { Finding } from '../diagnose.ts';
import type { Evidence, PermissionKind } from '../evidence.ts';
import { isAppOnly } from '../observations.ts';
import { CURED_BY_CONSENT, readyLinks } from './ready-links.ts';

/** A message that asks an administrator for the next step, as facts; its sentences stand in `locales/<tag>/ready.json`. What is unknown is absent. */
export interface AdminMessage {
  readonly asks: 'consent' | 'conditional-access' | 'user-assignment';
  readonly app?: string;
  readonly tenant?: string;
  /** One is to be granted; where there are several, each is enough. */
  readonly permissions: readonly string[];
  readonly kind?: PermissionKind;
  /** Opens the page where consent is granted. */
  readonly link?: string;
  readonly correlationId?: string;
  /** ISO 8601, UTC. */
  readonly timestamp?: string;
}

/** The message to the administrator, where one can do what the cause needs. */
export function adminMessage(cause: CauseId, evidence: Evidence, missing: readonly string[]): AdminMessage | undefined {
  const { app, tenant } = evidence;
  const who = { ...(app !== undefined && { app }), ...(tenant !== undefined && { tenant }) };
  if (CURED_BY_CONSENT.includes(cause)) {
    const kind = kindOf(evidence);
    const link = readyLinks(cause, evidence).find(({ id }) => id === 'admin-consent')?.url;
    return { asks: 'consent', ...who, permissions: missing, ...(kind && { kind }), ...(link !== undefined && { link }) };
  }
  if (cause !== 'conditional-access' && cause !== 'user-assignment') return undefined;
  return { asks: cause, ...who, permissions: [], ...traceOf(evidence) };
}

/** How the sign-in is found in the log. */
function traceOf({ ids }: Evidence): Pick<AdminMessage, 'correlationId' | 'timestamp'> {
  return {
    ...(ids?.correlationId !== undefined && { correlationId: ids.correlationId }),
    ...(ids?.timestamp !== undefined && { timestamp: ids.timestamp }),
  };
}

function kindOf(evidence: Evidence): PermissionKind | undefined {
  const { required, permissionKind } = evidence;
  return required?.kind ?? (isAppOnly(evidence) ? 'application' : permissionKind);
}

/** The permissions that are known to be missing: the least privileged one, or else those of which the refusal names one as enough. */
export function missingPermissions({ required }: Evidence, findings: readonly Finding[]): readonly string[] {
  for (const { because } of findings) {
    if (because.kind !== 'observation') continue;
    const least = [because.params['least']].flat().filter((name) => typeof name === 'string');
    if (least.length > 0) return least.slice(0, 1);
  }
  return required?.anyOf ?? [];
}
