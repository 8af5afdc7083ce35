import { z } from 'zod';
import type { Ticket, TicketEvent } from '../helpdesk/ticket.ts';
import { claimsOf } from '../triage/evidence.ts';

export const SCHEMA = 'graph-triage/ticket-event/1';

const text = z.string();
const texts = z.array(z.string());
const time = z.iso.datetime();
const member = z.object({ id: text, name: text });

/** Nothing but these goes out, whatever else a ticket comes to hold. */
const claims = z.object({
  aud: texts,
  iss: text.optional(),
  tid: text.optional(),
  ver: text.optional(),
  appid: text.optional(),
  appidacr: text.optional(),
  idtyp: text.optional(),
  scp: texts.optional(),
  roles: texts.optional(),
  wids: texts.optional(),
  oid: text.optional(),
  acct: z.number().optional(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  exp: z.number().optional(),
  xms_cc: texts.optional(),
  acrs: texts.optional(),
  amr: texts.optional(),
});

const ids = z.object({
  requestId: text.optional(),
  clientRequestId: text.optional(),
  correlationId: text.optional(),
  traceId: text.optional(),
  timestamp: text.optional(),
  diagnostic: text.optional(),
});

const evidence = z.object({
  status: z.number().int().optional(),
  graphError: z.object({ code: text.optional(), message: text.optional() }).optional(),
  aadsts: z.array(z.number().int()).optional(),
  oauthError: text.optional(),
  suberror: text.optional(),
  request: z
    .object({
      method: text.optional(),
      host: text.optional(),
      version: text.optional(),
      path: text.optional(),
      query: texts.optional(),
    })
    .optional(),
  flow: text.optional(),
  account: text.optional(),
  permissionKind: text.optional(),
  app: text.optional(),
  tenant: text.optional(),
  ids: ids.optional(),
  claims: claims.optional(),
});

const event = z.object({
  id: z.number().int(),
  kind: text,
  by: member.extend({ side: z.enum(['desk', 'requester', 'bot']) }),
  text: text.optional(),
  cause: text.optional(),
  to: member.optional(),
});

/**
 * What a program is told of a ticket: the event as it was, the ticket as it is when it is told. Parsing takes out every field that is not here.
 * It is published as `docs/webhook.schema.json`: a field may be added, and nothing that is there changes its meaning within this version.
 * @see https://json-schema.org/draft/2020-12/schema
 */
export const ticketEvent = z.object({
  schema: z.literal(SCHEMA),
  id: text,
  at: time,
  event,
  ticket: z.object({
    number: z.number().int(),
    reference: text,
    version: z.number().int(),
    tenantId: text,
    state: z.enum(['open', 'assigned', 'waiting', 'resolved', 'withdrawn', 'deleted']),
    urgency: z.enum(['low', 'normal', 'high']),
    locale: text,
    openedAt: time,
    requester: member,
    assignee: member.optional(),
    ranking: z.array(z.object({ cause: text, verdict: text })),
    tried: texts,
    evidence,
  }),
});
export type TicketEventBody = z.infer<typeof ticketEvent>;

/** The body that tells of an event of a ticket. It holds what the help desk sees on its card, and nothing that the triage has not redacted. */
export function payloadOf(ticket: Ticket, told: TicketEvent): TicketEventBody {
  const { number, version, tenantId, state, urgency, requester, assignee, content, events } = ticket;
  const opened = events[0]?.at ?? told.at;
  return ticketEvent.parse({
    schema: SCHEMA,
    id: idOf(ticket, told.id),
    at: new Date(told.at).toISOString(),
    event: told,
    ticket: {
      number,
      reference: `GT-${number}`,
      version,
      tenantId,
      state,
      urgency,
      locale: requester.locale,
      openedAt: new Date(opened).toISOString(),
      requester,
      ...(assignee !== undefined && { assignee }),
      ranking: content.ranking,
      tried: content.tried,
      evidence: { ...content.evidence, claims: claimsOf(content.evidence) },
    },
  });
}

/** Of one event of one ticket, on every replica and at every try. */
function idOf({ tenantId, number }: Ticket, count: number): string {
  return `${tenantId}/${number}/${count}`;
}
