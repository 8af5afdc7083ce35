/** What is wrong with one variable and what to write instead. Never holds the value: it may be a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export const TENANT_FIX = 'MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000';
/** Of each variable that has a form, what a wrong one means. */
export const WRONG_FORM = [
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
  {
    variable: 'ALLOWED_TENANTS',
    problem: 'is not a list of tenant IDs',
    fix: 'ALLOWED_TENANTS=00000000-0000-0000-0000-000000000000, the IDs of tenants, with commas between them',
  },
  {
    variable: 'METRICS_TOKEN',
    problem: 'is too short or holds spaces',
    fix: 'set it to what "openssl rand -hex 32" prints (24 to 200 characters, no spaces)',
  },
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
  {
    variable: 'HELPDESK_WEBHOOK_URL',
    problem: 'is not an address that tickets may be told to',
    fix: 'HELPDESK_WEBHOOK_URL=https://host/path, without a user name; http:// to this machine alone',
  },
  {
    variable: 'HELPDESK_WEBHOOK_SECRET',
    problem: 'is too short or holds spaces',
    fix: 'set it to what "openssl rand -hex 32" prints (24 to 200 characters, no spaces), on both sides',
  },
  { variable: 'LOG_LEVEL', problem: 'is not a log level', fix: `LOG_LEVEL=info (or ${LOG_LEVELS.join(', ')})` },
  {
    variable: 'RETENTION_DAYS',
    problem: 'is not a number of days from 1 to 3650',
    fix: 'RETENTION_DAYS=180',
  },
  {
    variable: 'DATABASE_URL',
    problem: 'is not the address of a database',
    fix: 'DATABASE_URL=sqlite:data/graph-triage.db, or DATABASE_URL=postgres://user:password@host:5432/database',
  },
] as const satisfies readonly ConfigProblem[];
