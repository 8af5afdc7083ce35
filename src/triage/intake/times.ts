const LABELLED =
  /(?<![A-Za-z])(?:date|timestamp)\]?\\{0,9}["']?\s{0,40}(?:=>|[:=])?\s{0,9}\\{0,9}["']?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?/i;
const HTTP_DATE =
  /(?<![A-Za-z-])date\\{0,9}["']?\s{0,40}[:,]\s{0,9}(?:\\{0,9}["']value\\{0,9}["']:\s{0,9})?\\{0,9}["']?[A-Z][a-z]{2}, (\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d) GMT/i;
/** As MSAL for JavaScript begins a description: `7000215 - [2026-03-05 10:00:00Z]: AADSTS7000215`. */
const BRACKETED = /- \[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)Z\]:/;
/** As Python prints the inner error. */
const PYTHON =
  /(?<![A-Za-z])date=(?:datetime\.datetime|DateTime)\((\d{4}), (\d{1,2}), (\d{1,2}), (\d{1,2}), (\d{1,2})(?:, (\d{1,2}))?/;

/** The time of the error by its own clock, as ISO 8601 in UTC. Not the time of a log line, whose zone is unknown; times without zone are the service's, UTC. */
export function findTime(text: string): string | undefined {
  const match = LABELLED.exec(text);
  if (match !== null) return iso(`${match[1]}T${match[2]}${(match[3] ?? '').slice(0, 4)}${match[4] ?? 'Z'}`);
  const date = HTTP_DATE.exec(text);
  if (date !== null) return iso(`${date[1]} GMT`);
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null) return iso(`${bracketed[1]}T${bracketed[2]}Z`);
  const parts = PYTHON.exec(text)
    ?.slice(1)
    .map((part) => (part ?? '0').padStart(2, '0'));
  return parts && iso(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`);
}

function iso(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
