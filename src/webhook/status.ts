import { z } from 'zod';
import type { KeyedAction } from '../helpdesk/desk.ts';
import { WEBHOOK } from '../helpdesk/tells.ts';
import type { Actor } from '../helpdesk/ticket.ts';
import { CAUSES, type CauseId } from '../triage/causes/index.ts';
import { redact } from '../triage/intake/redact.ts';

export type StatusReading =
  | { readonly kind: 'call'; readonly call: StatusCall }
  /** `field` is the first one of ours that is wrong; `body` when the whole is. */
  | { readonly kind: 'malformed'; readonly field: string };

/** What a program wants done with a ticket, redacted. */
export interface StatusCall {
  readonly tenantId: string;
  readonly number: number;
  readonly action: KeyedAction;
  readonly by: Actor;
}

const LONGEST_NAME = 100;
/** No mail address is one. */
const id = z.string().regex(/^[\w.:-]{1,100}$/);
const name = z.string().trim().min(1).max(LONGEST_NAME);
const envelope = { id, tenantId: id, ticket: z.number().int().positive(), by: z.object({ name }) };
const text = z.string().trim().default('');
const isCause = (value: string): value is CauseId | 'other' => value === 'other' || CAUSES.some((cause) => cause.id === value);

const statusBody = z.discriminatedUnion('action', [
  z.object({ ...envelope, action: z.literal('assign'), to: z.object({ id, name }) }),
  z.object({ ...envelope, action: z.enum(['ask', 'comment']), text }),
  z.object({ ...envelope, action: z.literal('resolve'), text, cause: z.string().refine(isCause).default('other') }),
  z.object({ ...envelope, action: z.literal('reopen'), text }),
]);
type StatusBody = z.infer<typeof statusBody>;

/** Reads what a program asks for. Who may, which state allows it and whether the ticket is there, others know; fields that it does not know pass. */
export function readStatus(body: unknown): StatusReading {
  const parsed = statusBody.safeParse(body);
  if (!parsed.success) return { kind: 'malformed', field: String(parsed.error.issues[0]?.path[0] ?? 'body') };
  const { tenantId, ticket, by } = parsed.data;
  const actor = { side: 'desk', id: WEBHOOK, name: redact(by.name) } as const;
  return { kind: 'call', call: { tenantId, number: ticket, action: actionOf(parsed.data), by: actor } };
}

function actionOf(body: StatusBody): KeyedAction {
  const { id: key } = body;
  switch (body.action) {
    case 'assign':
      return { key, kind: 'assign', to: { id: body.to.id, name: redact(body.to.name) } };
    case 'ask':
    case 'comment':
      return { key, kind: body.action, text: redact(body.text) };
    case 'resolve':
      return { key, kind: 'resolve', cause: body.cause, text: redact(body.text) };
    case 'reopen':
      return { key, kind: 'reopen', text: redact(body.text) };
  }
}
