/**
 * What is wrong with a tag as the name of a new language; nothing when it can be used. Only canonical tags are taken, since folders, the
 * manifest and `lang` on a card have the same. It does not ask whether the Teams client is offered in the language.
 * @see https://www.rfc-editor.org/info/bcp47
 */
export function faultOf(tag: string): string | undefined {
  const canonical = canonicalOf(tag);
  if (canonical === undefined) return `"${tag}" is no language tag. Examples: de, pt-BR, zh-CN.`;
  if (canonical !== tag) return `Write the tag as ${canonical}.`;
  if (Intl.PluralRules.supportedLocalesOf(tag).length === 0) return `Node knows no plural rules for ${tag}.`;
  const { language, script, region } = new Intl.Locale(tag);
  const plain = [language, script, region].filter((part) => part !== undefined).join('-');
  return plain === tag ? undefined : `Leave out variants and extensions: ${plain}.`;
}

function canonicalOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
