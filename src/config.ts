import { z } from 'zod';
import { type ConfigProblem, LOG_LEVELS, TENANT_FIX, WRONG_FORM } from './config-fixes.ts';
import { isWebhookUrl, toWebhook, type WebhookConfig, webhookProblems } from './config-webhook.ts';

/** Who the bot is towards Bot Framework. A managed identity has no password. */
export type BotIdentity =
  | { readonly type: 'SingleTenant'; readonly id: string; readonly tenantId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };

export interface Config {
  /** Absent: nobody is authenticated, so the server is for this machine alone and serves the local preview. */
  readonly identity?: BotIdentity;
  readonly host: string;
  readonly port: number;
  readonly defaultLocale: string;
  readonly logLevel: string;
  /** `sqlite:<path>` or `postgres://...`, which may hold a password. */
  readonly databaseUrl: string;
  /** Whose activities are answered, in small letters. Absent without an app id: nobody is authenticated, so a tenant is merely claimed. */
  readonly tenants?: readonly string[];
  /** Asked of whoever reads the metrics. With an app id there are none without it. */
  readonly metricsToken?: string;
  /** How long closed tickets and counts are kept. */
  readonly retentionDays: number;
  readonly desk: DeskConfig;
  readonly webhook?: WebhookConfig;
  /** Path of Microsoft's permission file; without it the built-in table is used. */
  readonly permissionsFile?: string;
}

/** Who may make a channel the help desk, and its language. */
export interface DeskConfig {
  /** Object ids of people. */
  readonly admins: readonly string[];
  readonly teamId?: string;
  readonly locale?: string;
}

export type ConfigReading =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost'];

/** Ids with commas between them. */
const guids = () =>
  z
    .string()
    .transform((list) => list.split(/[\s,;]+/).filter((id) => id !== ''))
    .pipe(z.array(z.string().regex(GUID)));

const Variables = z.object({
  MicrosoftAppId: z.string().regex(GUID).optional(),
  MicrosoftAppPassword: z
    .string()
    .refine((value) => !GUID.test(value))
    .optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/)
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(3978),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional(),
  DEFAULT_LOCALE: z.string().refine(isLanguageTag).default('en'),
  ALLOWED_TENANTS: guids().pipe(z.array(z.string()).min(1)).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{24,200}$/)
    .optional(),
  HELPDESK_ADMINS: guids().default([]),
  HELPDESK_TEAM_ID: z
    .string()
    .regex(/^[\w:@.-]{1,200}$/)
    .optional(),
  HELPDESK_LOCALE: z.string().refine(isLanguageTag).optional(),
  HELPDESK_WEBHOOK_URL: z.string().refine(isWebhookUrl).optional(),
  HELPDESK_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{24,200}$/)
    .optional(),
  RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(3650))
    .default(180),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).default('sqlite:data/graph-triage.db'),
  GRAPH_PERMISSIONS_FILE: z.string().optional(),
});
type Variables = z.infer<typeof Variables>;
const FIXES: readonly (ConfigProblem & { readonly variable: keyof Variables })[] = WRONG_FORM;

/**
 * Reads the settings from the environment, or says of every wrong variable what is wrong and how to set it. An empty variable counts as absent.
 * It knows only variables whose feature exists, never throws, and no problem repeats a value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return { kind: 'invalid', problems: FIXES.filter(({ variable }) => wrong.has(variable)) };
  }
  const ofIdentity = parsed.data.MicrosoftAppId === undefined ? problemsWithoutId(parsed.data) : problemsWithId(parsed.data);
  const problems = [...ofIdentity, ...webhookProblems(parsed.data)];
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', config: toConfig(parsed.data) };
}

function problemsWithoutId(variables: Variables): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  // A forgotten id must not turn a production bot into one that authenticates nobody.
  for (const variable of ['MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const) {
    if (variables[variable] !== undefined) {
      problems.push({
        variable,
        problem: 'is set, but MicrosoftAppId is not',
        fix: 'set MicrosoftAppId as well, or remove this one',
      });
    }
  }
  if (variables.HOST !== undefined && !LOOPBACK_HOSTS.includes(variables.HOST)) {
    problems.push({
      variable: 'HOST',
      problem: 'would let other machines reach a bot that authenticates nobody, because MicrosoftAppId is not set',
      fix: 'HOST=127.0.0.1, or set MicrosoftAppId',
    });
  }
  return problems;
}

function problemsWithId(variables: Variables): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const isSecretNeeded = variables.MicrosoftAppType === 'SingleTenant';
  if (isSecretNeeded && variables.MicrosoftAppPassword === undefined) {
    problems.push({
      variable: 'MicrosoftAppPassword',
      problem: 'is missing',
      fix: 'set it to the value of a client secret, or set MicrosoftAppType=UserAssignedMSI, which needs none',
    });
  }
  if (variables.MicrosoftAppTenantId === undefined) {
    problems.push({ variable: 'MicrosoftAppTenantId', problem: 'is missing', fix: TENANT_FIX });
  } else if (!GUID.test(variables.MicrosoftAppTenantId) && variables.ALLOWED_TENANTS === undefined) {
    const problem = 'is missing, and MicrosoftAppTenantId is a name, which no activity is marked with';
    problems.push({ variable: 'ALLOWED_TENANTS', problem, fix: 'set it, or MicrosoftAppTenantId, to the ID of the tenant' });
  }
  return problems;
}

function toConfig(variables: Variables): Config {
  const identity = toIdentity(variables);
  const tenants = variables.ALLOWED_TENANTS ?? (identity && [identity.tenantId]);
  return {
    ...(identity === undefined ? {} : { identity }),
    host: variables.HOST ?? (identity === undefined ? '127.0.0.1' : '0.0.0.0'),
    port: variables.PORT,
    defaultLocale: variables.DEFAULT_LOCALE,
    logLevel: variables.LOG_LEVEL,
    databaseUrl: variables.DATABASE_URL,
    retentionDays: variables.RETENTION_DAYS,
    ...(tenants !== undefined && { tenants: tenants.map((id) => id.toLowerCase()) }),
    ...(variables.METRICS_TOKEN !== undefined && { metricsToken: variables.METRICS_TOKEN }),
    desk: {
      admins: variables.HELPDESK_ADMINS,
      ...(variables.HELPDESK_TEAM_ID !== undefined && { teamId: variables.HELPDESK_TEAM_ID }),
      ...(variables.HELPDESK_LOCALE !== undefined && { locale: variables.HELPDESK_LOCALE }),
    },
    ...toWebhook(variables),
    ...(variables.GRAPH_PERMISSIONS_FILE === undefined ? {} : { permissionsFile: variables.GRAPH_PERMISSIONS_FILE }),
  };
}

function toIdentity(variables: Variables): BotIdentity | undefined {
  const {
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
  } = variables;
  if (id === undefined || tenantId === undefined) return undefined;
  if (type === 'UserAssignedMSI') return { type, id, tenantId };
  return password === undefined ? undefined : { type, id, tenantId, password };
}

function isDatabaseUrl(value: string): boolean {
  return /^sqlite:(?!\/\/)./.test(value) || (/^postgres(ql)?:\/\/./.test(value) && URL.canParse(value));
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
