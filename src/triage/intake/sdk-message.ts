/** The name of an error class or of a cmdlet, then the service's own message. Cmdlets of Windows PowerShell put a space before the colon. */
const NAMED = /(?:\b(?:ODataError|GraphError|ApiException)|^[A-Z][a-z]{2,14}-Mg\w{2,80}|^msg)\s?:\s{1,9}(?=[A-Z])([^\n]{3,600})/m;
/** Followed by a member of the error, not by a message. */
const NO_MESSAGE = /^(?:Code:|APIError|Error code:|Exception of type|(?:GET|POST|PUT|PATCH|DELETE) )/;

/**
 * The message that the Graph SDKs and Graph PowerShell print behind the name of their error, in one line.
 * Does not take what the tools say themselves: a class without a message, the request line of `Invoke-MgGraphRequest`.
 * @see https://learn.microsoft.com/graph/sdks/handle-errors
 */
export function findSdkMessage(text: string): string | undefined {
  const message = NAMED.exec(text)?.[1]?.trim().replace(/ \{$/, '');
  return message === undefined || NO_MESSAGE.test(message) ? undefined : message;
}
