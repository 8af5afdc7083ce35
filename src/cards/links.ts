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
/** Languages and scripts of the Entra portal beside English. */
const PORTAL_LANGUAGES: ReadonlySet<string> = new Set(
  ['cs', 'de', 'es', 'fr', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'tr', 'zh-Hans', 'zh-Hant'].map((tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  }),
);
/** What an address may consist of: nothing that ends a Markdown link or begins an expression. */
const ADDRESS = /^[\w:/.?&=%#~+,;!*@-]+$/;

/**
 * A link as Markdown, the only Markdown on a card: `title` is a text of our own words.
 * Nothing when the address leads elsewhere than to a listed host by https, or could break out of the link.
 */
export function linkTo(title: string, url: string): readonly [] | readonly [string] {
  return isAllowed(url) ? [`[${title}](${url})`] : [];
}

/** Messages and chats of Teams, and no other page there. @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const TEAMS: ReadonlySet<string> = new Set(['teams.microsoft.com']);
const TEAMS_PATH = /^\/l\/(?:message|chat)\//;
const LONGEST_TEAMS_LINK = 1000;
/** Teams gives the context of a message as JSON, not always encoded. */
const UNENCODED = /[{}"|^\\<>() ]/g;

/** A link into Teams, which came from outside: nothing when it leads elsewhere than to a message or a chat. */
export function teamsLink(title: string, url: string): readonly [] | readonly [string] {
  return isTeamsLink(url) ? [`[${title}](${url.replace(UNENCODED, encodeURIComponent)})`] : [];
}

/** Whether it leads to a message or a chat of Teams; what does not could be anything, and is not to be kept. */
export function isTeamsLink(url: string): boolean {
  const encoded = url.replace(UNENCODED, encodeURIComponent);
  return encoded.length <= LONGEST_TEAMS_LINK && isAllowed(encoded, TEAMS) && TEAMS_PATH.test(new URL(encoded).pathname);
}

/** The chat of the reader with the bot. `botId` comes from the activity that is answered. */
export function chatAddress(botId: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${botId.replace(/^28:/, '')}`;
}

/** The host of an address without port and credentials. Nothing in {@link ADDRESS} could stand before or behind it and lead elsewhere. */
const HOST = /^https:\/\/([a-z.]+)(?=[/?#]|$)/i;

function isAllowed(url: string, hosts = HOSTS): boolean {
  return ADDRESS.test(url) && hosts.has(HOST.exec(url)?.[1]?.toLowerCase() ?? '');
}

/** A page at Microsoft Learn. */
interface LearnPage {
  readonly url: string;
  /** It is in the reader's language, by machine. */
  readonly isTranslated: boolean;
}

/**
 * The page in the reader's language where Microsoft has it, else without a locale, so that Learn chooses.
 * The documentation of Entra is translated into the languages of its portal; that of Microsoft Graph into none of ours,
 * and Latvian has neither. It does not promise that a single page is translated: Learn shows an English page in its place.
 * @see https://learn.microsoft.com/azure/azure-portal/set-preferences#language--region
 */
export function learnPage(path: `/${string}`, locale: string): LearnPage {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  const isTranslated = !path.startsWith('/graph/') && PORTAL_LANGUAGES.has(`${language}-${script}`);
  const folder = isTranslated ? `/${language}-${region}`.toLowerCase() : '';
  return { url: `https://learn.microsoft.com${folder}${path}`, isTranslated };
}

/**
 * Microsoft's own look-up of a sign-in error, on the sign-in host of the cloud.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function errorLookUp(code: number, host: string): string {
  return `https://${host}/error?code=${Math.trunc(code)}`;
}
