import { remembered } from './remembered.ts';

/**
 * The supported locale that a reader of `tag` reads, or nothing. Language and script must agree: zh-HK reads zh-TW, zh-CN does not,
 * and a neighbour's language (nb for sv, ms for id) is never taken for one's own. Where a language has several regions, one's own goes first.
 * Never throws, whatever the client sent.
 */
export function negotiate(tag: unknown, supported: readonly string[]): string | undefined {
  const wanted = likely(tag);
  if (wanted === undefined) return undefined;
  const readable = supported.filter((locale) => isReadable(wanted, likely(locale)));
  return readable.find((locale) => likely(locale)?.region === wanted.region) ?? readable[0];
}

function isReadable(wanted: Likely, offered: Likely | undefined): boolean {
  return offered?.language === wanted.language && offered.script === wanted.script;
}

interface Likely {
  readonly language: string;
  readonly script: string | undefined;
  readonly region: string | undefined;
}

/** The tag with its likely script and region. @see https://unicode.org/reports/tr35/#Likely_Subtags */
const likelyOf = remembered((tag: string): Likely | undefined => {
  try {
    const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return { language, script, region };
  } catch {
    return undefined;
  }
});

function likely(tag: unknown): Likely | undefined {
  return typeof tag === 'string' && tag.length <= 35 ? likelyOf(tag) : undefined;
}

/** Where a person's language may be known from, strongest first in each list. */
export interface LocaleSources {
  /** The person's own choice by the `language` command. */
  readonly chosen?: string | undefined;
  /** `activity.locale`, then the `locale` of the entity `clientInfo`. */
  readonly activity: readonly unknown[];
  /** From the last message the person wrote. */
  readonly lastSeen?: string | undefined;
  readonly organization?: string | undefined;
}

/**
 * The locale to answer in. A message may change it; a press, an invoke or a proactive message may not,
 * since Teams sends other locales with these: there the last seen locale comes before the activity's.
 */
export function localeFor(sources: LocaleSources, isMessage: boolean, supported: readonly string[]): string {
  const { chosen, activity, lastSeen, organization } = sources;
  const order = isMessage ? [chosen, ...activity, lastSeen] : [chosen, lastSeen, ...activity];
  for (const tag of [...order, organization]) {
    const locale = negotiate(tag, supported);
    if (locale !== undefined) return locale;
    if (tag !== organization && isLocale(tag)) return 'en';
  }
  return 'en';
}

function isLocale(tag: unknown): boolean {
  return likely(tag) !== undefined;
}
