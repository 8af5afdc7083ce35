/** What a sign-in page shows, as people copy it: a code with one meaning, and the ids that support asks for. */
export const ERROR = `AADSTS65001: The user or administrator has not consented to use the application with ID '11111111-2222-3333-4444-555555555555' named 'Import'. Send an interactive authorization request for this user and resource.
Trace ID: 0b1c2d3e-1111-2222-3333-444455556666
Correlation ID: 22222222-2222-3333-4444-555555555555
Timestamp: 2026-11-20 09:15:00Z`;
/** What Microsoft Graph answers, with the request: nothing in it settles the cause, so every question is weighed before one is asked. */
export const REFUSAL = `POST https://graph.microsoft.com/v1.0/users 403 Forbidden
{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{"date":"2026-11-20T09:15:00","request-id":"33333333-aaaa-4bbb-8ccc-000000000001","client-request-id":"44444444-aaaa-4bbb-8ccc-000000000002"}}}`;

const LANGUAGES = ['en-US', 'sv-SE', 'lv-LV', 'zh-TW', 'nl-NL', 'id-ID'];
const ZONES = ['Europe/Riga', 'Asia/Taipei', 'Europe/Stockholm', 'Asia/Jakarta'];
let people = 0;
let activities = 0;

/** Somebody who has never written before, in one of the languages, with a chat of their own. */
export interface Somebody {
  readonly number: number;
  readonly serviceUrl: string;
}

export function somebody(serviceUrl: string): Somebody {
  people += 1;
  return { number: people, serviceUrl };
}

function envelope({ number, serviceUrl }: Somebody): object {
  activities += 1;
  const locale = LANGUAGES[number % LANGUAGES.length];
  return {
    id: `activity-${activities}`,
    timestamp: '2026-11-20T12:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    locale,
    from: { id: `29:person-${number}`, name: `Person ${number}`, aadObjectId: `aad-${number}` },
    recipient: { id: '28:bot', name: 'Graph Triage' },
    conversation: { id: `a:${number}`, conversationType: 'personal', tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' } },
    entities: [{ type: 'clientInfo', locale, timezone: ZONES[number % ZONES.length] }],
  };
}

/** A message whose replies come back in the HTTP answer, as the echo gives its own. */
export const says = (who: Somebody, text: string): object => ({
  ...envelope(who),
  type: 'message',
  deliveryMode: 'expectReplies',
  text,
});

/** A press on a card, with what Teams adds of its inputs. */
export function presses(who: Somebody, action: Pressable, inputs: object = {}): object {
  const { verb, data } = action;
  const value = { action: { type: 'Action.Execute', verb, data: { ...data, ...inputs } } };
  return { ...envelope(who), type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card', value };
}

export interface Pressable {
  readonly verb: string;
  readonly data: object;
}

/** The buttons of the last card in the answer to a message. */
export function buttonsOf(body: string): readonly Pressable[] {
  const { activities: replies = [] } = JSON.parse(body) as {
    activities?: { attachments?: { content: { actions: Pressable[] } }[] }[];
  };
  return replies.flatMap(({ attachments = [] }) => attachments.flatMap(({ content }) => content.actions ?? []));
}

/** Makes a channel the help desk. */
export const registersDesk = (serviceUrl: string): object => ({
  ...envelope({ number: 0, serviceUrl }),
  type: 'message',
  text: '<at>Graph Triage</at> use this channel',
  conversation: { id: '19:desk@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
  entities: [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Graph Triage</at>' }],
});
