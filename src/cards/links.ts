/** The address of a page at Microsoft Learn. Without a locale, Learn chooses the reader's own. */
export function learnPage(path: `/${string}`): string {
  return `https://learn.microsoft.com${path}`;
}

/** Microsoft's own look-up of a sign-in error. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function errorLookUp(code: number): string {
  return `https://login.microsoftonline.com/error?code=${Math.trunc(code)}`;
}
