import { z } from 'zod';
import { isTeamsLink } from '../../cards/links.ts';
import { textOfHtml } from '../../triage/intake/html.ts';

/** What Teams tells of the message on which a command was chosen. Nobody vouches for it: whoever wrote the message chose its content. */
const payloadSchema = z.object({
  subject: z.string().nullish().catch(undefined),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish().catch(undefined),
  attachments: z
    .array(z.object({ contentType: z.string().nullish(), content: z.unknown() }).catch({ contentType: '', content: '' }))
    .nullish()
    .catch(undefined),
  linkToMessage: z.string().max(2000).nullish().catch(undefined),
});
const valueSchema = z.object({ messagePayload: payloadSchema });

/** A message as far as it can be read. The text is for one reading and goes no further. */
export interface ReadMessage {
  readonly text: string;
  /** Where it stands, as Teams says: a link into Teams, or none. */
  readonly link?: string;
}

interface Attachment {
  readonly contentType?: string | null | undefined;
  readonly content?: unknown;
}

/** The message in the value of an invoke; nothing when there is none, as when a command was chosen at the compose box. */
export function messageOf(value: unknown): ReadMessage | undefined {
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { subject, body, attachments, linkToMessage } = parsed.data.messagePayload;
  const content = body?.content ?? '';
  const isHtml = body?.contentType?.toLowerCase() !== 'text';
  const parts = [subject ?? '', isHtml ? textOfHtml(content) : content, textOfAttachments(attachments ?? [])];
  const text = parts.filter((part) => part.trim() !== '').join('\n');
  return { text, ...(linkToMessage && isTeamsLink(linkToMessage) && { link: linkToMessage }) };
}

/** Attachments that hold words of their own: cards and code snippets. Files and pictures do not. */
const WORDY = /^application\/vnd\.microsoft\.(?:teams\.)?card\./;
/** Where cards and snippets keep what a person reads. */
const READ = ['title', 'subtitle', 'text', 'value', 'code', 'summary', 'caption'] as const;
const MOST_NODES = 3000;

/** The text of cards and code snippets, in the order of reading. */
export function textOfAttachments(attachments: readonly Attachment[]): string {
  const lines: string[] = [];
  let nodes = 0;
  const walk = (node: unknown): void => {
    nodes += 1;
    if (nodes > MOST_NODES) return;
    if (Array.isArray(node)) for (const one of node) walk(one);
    else if (isRecord(node)) {
      const line = lineOf(node);
      if (line !== '') lines.push(line);
      if (Array.isArray(node.inlines)) return;
      for (const [name, value] of Object.entries(node)) {
        // What a press would send is not what somebody reads.
        if (typeof value === 'object' && name !== 'data') walk(value);
      }
    } else if (typeof node === 'string') lines.push(node);
  };
  for (const { contentType, content } of attachments) {
    if (typeof contentType === 'string' && WORDY.test(contentType)) walk(contentOf(content));
  }
  return lines.join('\n');
}

/** Graph gives the content of an attachment as JSON in a string. */
function contentOf(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    const parsed: unknown = JSON.parse(content);
    return parsed;
  } catch {
    return content;
  }
}

/** What one element says, in one line: a fact with its name, the runs of a text without a break. */
function lineOf(node: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(node.inlines)) return node.inlines.map((run: unknown) => wordsOf(isRecord(run) ? run.text : run)).join('');
  return READ.map((name) => wordsOf(node[name]))
    .filter((words) => words !== '')
    .join(': ');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
