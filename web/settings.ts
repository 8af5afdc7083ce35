export interface Account {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId?: string;
}

export interface PageLocale {
  readonly tag: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  /** What the buttons of the page write to the bot. */
  readonly commands: { readonly 'use-this-channel': string; readonly tickets: string };
}

/** What `GET /preview/settings` tells the page. */
export interface Settings {
  readonly locales: readonly [PageLocale, ...PageLocale[]];
  readonly you: Account;
  /** The channel for the help desk, and those who work there. */
  readonly desk: {
    readonly teamId: string;
    readonly groupId: string;
    readonly channelId: string;
    readonly people: readonly [Account, ...Account[]];
  };
  readonly bot: Account;
  readonly tenantId: string;
  /** The path of the loopback connector on this origin. */
  readonly connector: string;
}

export type Theme = 'light' | 'dark';

/** Reads the settings from the server of the page; it is our own, so its shape is trusted. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/preview/settings');
  if (!response.ok) throw new Error(String(response.status));
  const settings: Settings = await response.json();
  return settings;
}

/** The language of the channel if it is the help desk of the bot; nothing while it is not, or when nobody answers. */
export async function loadDesk(): Promise<{ readonly locale?: string }> {
  const response = await fetch('/preview/desk').catch(() => undefined);
  return response?.ok ? response.json() : {};
}

/** The language to begin with: the one chosen last, else the best for the browser, else the first of the list. */
export function firstLocale({ locales }: Settings): string {
  const tags = locales.map(({ tag }) => tag);
  const chosen = tags.find((tag) => tag === remembered('locale'));
  if (chosen !== undefined) return chosen;
  for (const wanted of navigator.languages) {
    const match = tags.find((tag) => script(tag) === script(wanted));
    if (match !== undefined) return match;
  }
  return locales[0].tag;
}

export function firstTheme(): Theme {
  const theme = remembered('theme');
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The language of the other pane: the one chosen last there, else that of the help desk, else that of the page. */
export function firstDeskLocale(settings: Settings, registered: string | undefined): string {
  const tags = settings.locales.map(({ tag }) => tag);
  const found = [remembered('desk-locale'), registered].find((tag) => tag !== undefined && tags.includes(tag));
  return found ?? firstLocale(settings);
}

type Choice = 'locale' | 'desk-locale' | 'theme';

/** Keeps a choice in the browser. Where storage is forbidden the choice lasts until the page is closed. */
export function remember(what: Choice, value: string): void {
  try {
    localStorage.setItem(`graph-triage.${what}`, value);
  } catch {
    // A private window without storage: nothing depends on it.
  }
}

function remembered(what: Choice): string | undefined {
  try {
    return localStorage.getItem(`graph-triage.${what}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function script(tag: string): string {
  const locale = new Intl.Locale(tag).maximize();
  return `${locale.language}-${locale.script ?? ''}`;
}
