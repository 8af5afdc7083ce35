/** The only hosts that a card may link to, those of every cloud. Where a link leads is decided here and nowhere else. */
const HOSTS: ReadonlySet<string> = new Set([
  'learn.microsoft.com',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'entra.microsoft.com',
  'entra.microsoft.us',
  'portal.azure.cn',
  'developer.microsoft.com',
]);
/** What an address may consist of: nothing that ends a Markdown link or begins an expression. */
const ADDRESS = /^[\w:/.?&=%#~+,;!*@-]+$/;

/**
 * A link as Markdown, the only Markdown on a card: `title` is a text of our own words.
 * Nothing when the address leads elsewhere than to a listed host by https, or could break out of the link.
 */
export function linkTo(title: string, url: string): readonly [] | readonly [string] {
  return isAllowed(url) ? [`[${title}](${url})`] : [];
}

function isAllowed(url: string): boolean {
  if (!ADDRESS.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return protocol === 'https:' && HOSTS.has(hostname) && [port, username, password].every((part) => part === '');
}

/** The address of a page at Microsoft Learn. Without a locale, Learn chooses the reader's own. */
export function learnPage(path: `/${string}`): string {
  return `https://learn.microsoft.com${path}`;
}

/**
 * Microsoft's own look-up of a sign-in error, on the sign-in host of the cloud.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function errorLookUp(code: number, host: string): string {
  return `https://${host}/error?code=${Math.trunc(code)}`;
}
