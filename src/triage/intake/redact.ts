import { maskNamedSecrets } from './named-secrets.ts';
import type { Masked } from './named-secrets.ts';
import { maskJwts, maskOpaque } from './opaque.ts';
import { maskPeople } from './people.ts';

/**
 * The text without credentials and without people: each is replaced by what it was, e.g. `<token>`, `<secret>`, `<mail>`.
 * Does not remove GUIDs, error codes, permissions or paths, which the diagnosis lives on. Linear.
 */
export function redact(text: string): string {
  return scrub(text).text;
}

/** As {@link redact}, and says whether a secret other than a token was there. */
export function scrub(text: string): Masked {
  const { text: masked, hasSecret } = maskNamedSecrets(maskJwts(text));
  const opaque = maskOpaque(masked);
  const found = hasSecret || count(opaque, '<secret>') > count(masked, '<secret>');
  return { text: maskPeople(opaque), hasSecret: found };
}

function count(text: string, mask: string): number {
  return text.split(mask).length - 1;
}
