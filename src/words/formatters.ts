import type { Formatters } from 'intl-messageformat';
import { remembered } from './remembered.ts';

/**
 * What formats the numbers and plurals of every message, each made once for a language. By itself the library makes them anew for each message,
 * thousands of stores and objects that say the same.
 */
export const FORMATTERS: Formatters = {
  getNumberFormat: shared((locales, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locales, options)),
  getDateTimeFormat: shared((locales, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locales, options)),
  getPluralRules: shared((locales, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locales, options)),
};

function shared<Options, Format>(
  make: (locales: Intl.LocalesArgument, options?: Options) => Format,
): (locales?: Intl.LocalesArgument, options?: Options) => Format {
  const find = remembered((asked) => {
    const [locales, options] = JSON.parse(asked) as [Intl.LocalesArgument, Options | null | undefined];
    return make(locales ?? undefined, options ?? undefined);
  });
  return (...asked) => find(JSON.stringify(asked));
}
