import { TEXT_LIMIT, URGENCIES } from '../helpdesk/ticket.ts';
import type { Words } from '../words/words.ts';
import { type Origin, press } from './actions.ts';
import type { CardData } from './card-data.ts';
import { inlines } from './inlines.ts';
import { type Case, supportDetails } from './support-details.ts';

export interface FormView {
  readonly known: Case;
  /** Made with the form: however often it is sent, one ticket comes of it. */
  readonly submitKey: string;
  readonly isTooLong?: boolean;
}

/** What the help desk will get, and the two things that only the person knows. Nothing is sent before *Send*. */
export function ticketFormCard(
  words: Words,
  { known, submitKey, isTooLong = false }: FormView,
  origin: Origin,
): CardData['ticket-form'] {
  const title = words.text('tickets.form.title');
  return {
    lang: words.locale,
    fallbackText: title,
    title,
    text: inlines(words.line('tickets.form.text')),
    hint: isTooLong ? [{ inlines: inlines(words.line('tickets.form.too-long', { limit: TEXT_LIMIT })) }] : [],
    sections: supportDetails(words, known)
      .slice(0, 4)
      .map(({ title: heading, lines }) => ({ title: heading, lines: lines.map((line) => ({ inlines: inlines(line) })) })),
    comment: words.text('tickets.form.comment'),
    commentPlaceholder: words.text('tickets.form.comment-placeholder'),
    urgency: words.text('tickets.form.urgency'),
    choose: words.text('tickets.form.choose'),
    urgencyValue: 'normal',
    urgencies: URGENCIES.map((value) => ({ title: words.text(`tickets.urgency.${value}`), value })),
    actions: [
      press('send-ticket', words.text('tickets.buttons.send'), origin, { data: { submitKey }, primary: true }),
      press('show', words.text('cards.buttons.back'), origin, { ignoresInputs: true }),
      press('copy-support', words.text('tickets.buttons.copy-support'), origin, { secondary: true, ignoresInputs: true }),
    ],
  };
}
