import type { ConfigProblem } from './config-fixes.ts';

/** Where a program is told of tickets. The URL is a secret as well: whoever knows it can write there. */
export interface WebhookConfig {
  readonly url: string;
  readonly secret: string;
}

export interface WebhookVariables {
  readonly HELPDESK_WEBHOOK_URL?: string | undefined;
  readonly HELPDESK_WEBHOOK_SECRET?: string | undefined;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Encrypted, or on this machine; without a user name, which `fetch` refuses. It asks nobody whether something is there. */
export function isWebhookUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return isSafe && username === '' && password === '';
}

/** An address without a secret would get what nobody can check, and a secret without an address is a slip. */
export function webhookProblems(variables: WebhookVariables): readonly ConfigProblem[] {
  const { HELPDESK_WEBHOOK_URL: url, HELPDESK_WEBHOOK_SECRET: secret } = variables;
  if ((url === undefined) === (secret === undefined)) return [];
  return url === undefined
    ? [
        {
          variable: 'HELPDESK_WEBHOOK_URL',
          problem: 'is missing, but HELPDESK_WEBHOOK_SECRET is set',
          fix: 'set it to the address that is to be told of tickets, or remove HELPDESK_WEBHOOK_SECRET',
        },
      ]
    : [
        {
          variable: 'HELPDESK_WEBHOOK_SECRET',
          problem: 'is missing, but HELPDESK_WEBHOOK_URL is set',
          fix: 'set it to what "openssl rand -hex 32" prints, on both sides, or remove HELPDESK_WEBHOOK_URL',
        },
      ];
}

export function toWebhook({ HELPDESK_WEBHOOK_URL: url, HELPDESK_WEBHOOK_SECRET: secret }: WebhookVariables) {
  return url === undefined || secret === undefined ? {} : { webhook: { url, secret } };
}
