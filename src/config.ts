import { z } from 'zod';

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
  readonly desk: DeskConfig;
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

/** What is wrong with one variable and what to write instead. Never holds the value: it may be a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

export type ConfigReading =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost'];
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

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
  HELPDESK_ADMINS: z
    .string()
    .transform((list) => list.split(/[\s,;]+/).filter((id) => id !== ''))
    .pipe(z.array(z.string().regex(GUID)))
    .default([]),
  HELPDESK_TEAM_ID: z
    .string()
    .regex(/^[\w:@.-]{1,200}$/)
    .optional(),
  HELPDESK_LOCALE: z.string().refine(isLanguageTag).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).default('sqlite:data/graph-triage.db'),
  GRAPH_PERMISSIONS_FILE: z.string().optional(),
});
type Variables = z.infer<typeof Variables>;

const TENANT_FIX = 'MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000';
const WRONG_FORM: readonly (ConfigProblem & { readonly variable: keyof Variables })[] = [
  {
    variable: 'MicrosoftAppId',
    problem: 'is not an application (client) ID',
    fix: 'MicrosoftAppId=00000000-0000-0000-0000-000000000000, as the app registration shows it',
  },
  {
    variable: 'MicrosoftAppPassword',
    problem: 'is the ID of a client secret, not its value',
    fix: 'copy the column "Value" of the client secret; it is shown only once',
  },
  {
    variable: 'MicrosoftAppType',
    problem: 'is not a supported type of bot',
    fix: 'MicrosoftAppType=SingleTenant or MicrosoftAppType=UserAssignedMSI',
  },
  { variable: 'MicrosoftAppTenantId', problem: 'is not a tenant ID', fix: TENANT_FIX },
  { variable: 'PORT', problem: 'is not a port number', fix: 'PORT=3978 (0 to 65535; 0 takes any free port)' },
  { variable: 'HOST', problem: 'is not a host name or address', fix: 'HOST=0.0.0.0 with an app id, HOST=127.0.0.1 without one' },
  { variable: 'DEFAULT_LOCALE', problem: 'is not a language tag', fix: 'DEFAULT_LOCALE=en' },
  {
    variable: 'HELPDESK_ADMINS',
    problem: 'is not a list of object IDs',
    fix: 'HELPDESK_ADMINS=00000000-0000-0000-0000-000000000000, the object IDs of people in Microsoft Entra, with commas between them',
  },
  {
    variable: 'HELPDESK_TEAM_ID',
    problem: 'is not the ID of a team',
    fix: 'HELPDESK_TEAM_ID=00000000-0000-0000-0000-000000000000',
  },
  { variable: 'HELPDESK_LOCALE', problem: 'is not a language tag', fix: 'HELPDESK_LOCALE=en' },
  { variable: 'LOG_LEVEL', problem: 'is not a log level', fix: `LOG_LEVEL=info (or ${LOG_LEVELS.join(', ')})` },
  {
    variable: 'DATABASE_URL',
    problem: 'is not the address of a database',
    fix: 'DATABASE_URL=sqlite:data/graph-triage.db, or DATABASE_URL=postgres://user:password@host:5432/database',
  },
];

/**
 * Reads the settings from the environment, or says of every wrong variable what is wrong and how to set it. An empty variable counts as absent.
 * It knows only variables whose feature exists, never throws, and no problem repeats a value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return { kind: 'invalid', problems: WRONG_FORM.filter(({ variable }) => wrong.has(variable)) };
  }
  const problems = parsed.data.MicrosoftAppId === undefined ? problemsWithoutId(parsed.data) : problemsWithId(parsed.data);
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
  }
  return problems;
}

function toConfig(variables: Variables): Config {
  const identity = toIdentity(variables);
  return {
    ...(identity === undefined ? {} : { identity }),
    host: variables.HOST ?? (identity === undefined ? '127.0.0.1' : '0.0.0.0'),
    port: variables.PORT,
    defaultLocale: variables.DEFAULT_LOCALE,
    logLevel: variables.LOG_LEVEL,
    databaseUrl: variables.DATABASE_URL,
    desk: {
      admins: variables.HELPDESK_ADMINS,
      ...(variables.HELPDESK_TEAM_ID !== undefined && { teamId: variables.HELPDESK_TEAM_ID }),
      ...(variables.HELPDESK_LOCALE !== undefined && { locale: variables.HELPDESK_LOCALE }),
    },
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
