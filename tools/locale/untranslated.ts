import { withBranchesOf } from './branches.ts';

export const ADDRESSES = /https?:\/\/[^\s"`)]+/g;
export const CODES = /\bAADSTS\d+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[A-Z]\w+(?:\.[A-Z]\w+)+\b/g;
export const REASONS =
  /\b[45]\d\d\s(?:Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Conflict|Too Many Requests)/g;
export const NAMES: readonly string[] = [
  'Graph Triage',
  'Microsoft Graph',
  'Microsoft Teams',
  'Microsoft Entra',
  'Azure',
  'MSAL',
  'OAuth 2.0',
  'PowerShell',
  'Base64',
  'JSON',
  'SAML',
];
/** Words that several languages share with English. */
const LOANWORDS = new Set(['Status', 'Token', 'Implicit', 'Teams', 'API', 'Open', 'Tickets', 'Week']);
/** Examples of what may be pasted, and commands of one word (`token`, `start`), can be the same in every language. */
const FREE = /\.placeholder$|\.commands\[\d+\]\.title$/;

/**
 * Whether a text still stands in English: equal to it, or to it with the plural branches of the language, and holding more than names,
 * codes and parameters. It cannot see a translation that is wrong.
 */
export function isUntranslated(key: string, text: string, english: string, locale: string): boolean {
  if (FREE.test(key)) return false;
  return (text === english || text === withBranchesOf(english, locale)) && hasWords(text);
}

function hasWords(text: string): boolean {
  return text
    .replace(/`[^`]+`|\{[^{}]*\}|"[^"]*"|AADSTS\d+/g, '')
    .replace(ADDRESSES, '')
    .replace(REASONS, '')
    .replace(CODES, '')
    .split(/[^\p{L}]+/u)
    .some((word) => /^\p{L}{3,}$/u.test(word) && !LOANWORDS.has(word) && !NAMES.some((name) => name.includes(word)));
}
