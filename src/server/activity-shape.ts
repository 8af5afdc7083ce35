import { z } from 'zod';

export type ActivityReading =
  | { readonly kind: 'activity'; readonly activity: Record<string, unknown> }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'foreign-service-url' };

/** Teams sends about 30. Checking and copying thousands would hold up everybody. */
const MOST_FIELDS = 200;
const LONGEST_LIST = 1000;

/** Without control characters and halves of characters: an id becomes a key in the database, which cuts at NUL, and a part of an address. */
const mark = z
  .string()
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const id = mark.min(1);
/** Bot Framework writes it into a header of what it sends. */
const conversationId = z.string().regex(/^[\x20-\x7e]{1,1000}$/);
const text = z.string();
const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)));
// Not z.record, which copies every field: a value may have thousands.
const object = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const account = z.object({ id, name: text.nullish(), aadObjectId: mark.nullish() });

/** Counted before it is looked into: zod writes an issue for each wrong item. */
const list = <Item extends z.ZodType>(item: Item) => z.array(z.unknown()).max(LONGEST_LIST).pipe(z.array(item));

const Activity = z.object({
  type: id,
  id,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation: z.object({
    id: conversationId,
    conversationType: text.nullish(),
    tenantId: mark.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  text: text.optional(),
  textFormat: text.optional(),
  locale: text.optional(),
  localTimezone: text.optional(),
  name: text.optional(),
  action: text.optional(),
  replyToId: mark.optional(),
  deliveryMode: text.optional(),
  timestamp: time.optional(),
  localTimestamp: time.optional(),
  expiration: time.optional(),
  value: object.optional(),
  channelData: z.object({ tenant: z.object({ id }).nullish() }).optional(),
  entities: list(z.object({ type: text })).optional(),
  attachments: list(z.object({ contentType: text })).optional(),
  membersAdded: list(account).optional(),
  membersRemoved: list(account).optional(),
  reactionsAdded: list(z.object({ type: text })).optional(),
  reactionsRemoved: list(z.object({ type: text })).optional(),
});

// By its spelling, not by a URL parser: two parsers may disagree on whom `http://127.0.0.1\@elsewhere/` names.
const LOOPBACK_URL = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(\/[\w./~-]*)?$/;

/**
 * Checks that a body has the shape of an activity, so that the bot meets no object where it reads a text: CloudAdapter checks nothing.
 * Fields it does not know pass, and so does the meaning of those it does. With `loopbackOnly`, replies may go to this machine alone:
 * without an app id nobody is authenticated, and `serviceUrl` says where the bot sends what it answers.
 */
export function readActivity(body: unknown, options: { readonly loopbackOnly: boolean }): ActivityReading {
  if (typeof body !== 'object' || body === null) return { kind: 'malformed' };
  const fields = Object.entries(body);
  if (fields.length > MOST_FIELDS) return { kind: 'malformed' };
  // Bot Framework reads null as absent.
  const activity = Object.fromEntries(fields.filter(([, value]) => value !== null));
  const parsed = Activity.safeParse(activity);
  if (!parsed.success) return { kind: 'malformed' };
  if (parsed.data.type === 'invoke' && !parsed.data.name) return { kind: 'malformed' };
  if (options.loopbackOnly && !LOOPBACK_URL.test(parsed.data.serviceUrl)) return { kind: 'foreign-service-url' };
  return { kind: 'activity', activity };
}
