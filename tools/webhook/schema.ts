import { z } from 'zod';
import { ticketEvent } from '../../src/webhook/payload.ts';

const TITLE = 'A ticket of Graph Triage, and what happened to it';
/** For whoever writes a receiver; nobody who uses the bot reads it. */
const MEANINGS: Readonly<Record<string, string>> = {
  id: 'The same however often it is sent: take it once.',
  at: 'When it happened.',
  'event.id': 'Counts from 1 within the ticket.',
  'event.kind': 'opened, assigned, asked, answered, added, commented, resolved, reopened, withdrawn, requester-unreachable',
  'event.text': "A person's own words, after redaction.",
  'event.cause': 'What it turned out to be, or "other".',
  'event.to': 'Whom the ticket was assigned to.',
  'ticket.reference': 'As people read it: GT-1001.',
  'ticket.version': 'Grows with every change.',
  'ticket.locale': 'The language of the requester.',
  'ticket.ranking': 'Likely causes, the likeliest first.',
  'ticket.tried': 'Causes that were shown and did not help.',
  'ticket.evidence': 'What is known of the failing call, after redaction.',
  'ticket.evidence.request.path': 'Without version; every id reads {id}.',
  'ticket.evidence.request.query': 'Names of the parameters, without their values.',
  'ticket.evidence.app': 'Client ID of the app.',
  'ticket.evidence.tenant': 'ID of the tenant that was signed in to.',
  'ticket.evidence.claims': 'Of the token, which itself was read and dropped.',
};

/** What `docs/webhook.schema.json` has to be: the shape of what the webhook sends, open to fields that come later. */
export function publishedSchema(): object {
  const { $schema, ...shape } = z.toJSONSchema(ticketEvent, {
    io: 'input',
    override({ jsonSchema }) {
      // The format says so already, and numbers have no other limit than that of JSON.
      for (const noise of ['pattern', 'minimum', 'maximum'] as const) delete jsonSchema[noise];
    },
  });
  return { $schema, title: TITLE, ...explained(shape, '') };
}

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Afterwards, since a shape that stands in several places is made once. */
function explained(shape: object, place: string): object {
  const { properties } = shape as Shape;
  const description = MEANINGS[place];
  const inside = Object.entries(properties ?? {}).map(([name, field]) => {
    const path = place === '' ? name : `${place}.${name}`;
    return [name, explained(Object(field), path)] as const;
  });
  return {
    ...(description !== undefined && { description }),
    ...shape,
    ...(properties !== undefined && { properties: Object.fromEntries(inside) }),
  };
}
