import type { Caller, Cloud } from '../evidence.ts';
import { findLocalizedBlock } from './localized-ids.ts';

const GUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** How Microsoft Entra names the app in its messages, and how a request or the sign-in page labels it. */
const APPS = [
  `\\bclient[-_ ]?id\\\\{0,9}["'\`]?\\s{0,9}(?:=>|[:=,]|%3D)?\\s{0,9}\\\\{0,9}["'\`]?(${GUID})`,
  `(?<!resource )\\bapp(?:lication)?(?: with)?(?:[- ](?:app )?(?:id|identifier))?:?\\s{0,9}\\\\{0,9}['"]?(${GUID})`,
  `\\bapp(?:lication)? [^\\s()]{1,60} \\(\\\\{0,9}['"]?(${GUID})`,
].map((pattern) => new RegExp(pattern, 'gi'));
const TENANTS = [
  `//(?:login\\.microsoftonline\\.(?:com|us)|login\\.windows\\.net|login\\.partner\\.microsoftonline\\.cn|login\\.chinacloudapi\\.cn)(?::443)?/(${GUID})`,
  `(?<!home )\\btenant[-_ ]?(?:id)?\\\\{0,9}["']?\\s{0,9}[:=]?\\s{0,9}\\\\{0,9}["']?(${GUID})`,
  `\\bdirectory \\\\{0,9}["'](${GUID})`,
].map((pattern) => new RegExp(pattern, 'gi'));
/** Ids of Microsoft's own APIs, which were called and did not call, and the tenants of personal accounts and of Microsoft's services, where nobody administers. */
const NOT_OWN = /^(?:0000000\d-0000-0(?:000|ff1)-c|9188040d-6c67-4c5b-b112-36a304b66dad|f8cdef31-a31e-4b4a-93e4-5f571e91255a)/i;
/** @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const LOGIN_HOSTS: Readonly<Record<string, Cloud>> = {
  'login.microsoftonline.com': 'global',
  'login.windows.net': 'global',
  'login.microsoftonline.us': 'us-gov',
  'login.partner.microsoftonline.cn': 'china',
  'login.chinacloudapi.cn': 'china',
};
const LOGIN =
  /\/\/(login\.(?:microsoftonline\.(?:com|us)|windows\.net|partner\.microsoftonline\.cn|chinacloudapi\.cn))(?![\w.-])/i;

/**
 * Who called: client id, tenant and cloud, as a sign-in error, a token request or the details of a sign-in page name them.
 * Does not take object ids, ids of APIs, the home tenant of a guest (`sts.windows.net`), nor any name.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function findCaller(text: string): Partial<Caller> {
  const app = firstOf(APPS, text) ?? findLocalizedBlock(text)?.app;
  const tenant = firstOf(TENANTS, text);
  const loginCloud = LOGIN_HOSTS[LOGIN.exec(text)?.[1]?.toLowerCase() ?? ''];
  return { ...(app && { app }), ...(tenant && { tenant }), ...(loginCloud && { loginCloud }) };
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const id = match[1]?.toLowerCase() ?? '';
      if (!NOT_OWN.test(id)) return id;
    }
  }
  return undefined;
}
