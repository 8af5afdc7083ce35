import { CAUSES, type CauseId } from '../triage/causes/index.ts';
import type { Entry } from '../triage/entries.ts';
import { loginHost } from '../triage/remedies/ready-links.ts';
import type { Permissions } from '../triage/permissions/permissions.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { CardData, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { errorLookUp, learnPage, linkTo } from './links.ts';
import { shortened } from './lists.ts';

type Found = CardData['found'];
/** What was looked up: something that we know, a sign-in error that we do not, or nothing. */
export type LookedUp = Entry | { readonly kind: 'unknown-code'; readonly code: number } | { readonly kind: 'nothing' };

const MOST_LINKS = 3;
const EXAMPLES = { code: 'AADSTS65001', error: 'Authorization_RequestDenied', request: 'GET /users/{id}/messages' };

/** One result: what it is called, and in one line what it means and who acts. Both are our own words and identifiers. */
export interface Preview {
  readonly title: string;
  readonly text: string;
}

/** A result as the list of the search shows it. */
export function foundPreview(words: Words, found: LookedUp, permissions: Permissions): Preview {
  const title = titleOf(words, found);
  if (found.kind === 'nothing') return { title, text: words.text('extensions.search.nothing-text') };
  if (found.kind === 'request') {
    const { least = '' } = neededFor(permissions, found)[0] ?? {};
    return { title, text: [words.text('extensions.search.request'), least].filter((text) => text !== '').join(' · ') };
  }
  const [cause] = 'causes' in found ? found.causes : [];
  if (cause === undefined)
    return { title, text: words.text(`extensions.search.${found.kind === 'unknown-code' ? 'unknown-code' : 'no-cause'}`) };
  const who = actorsOf(cause).map((actor) => words.text(`cards.actor.${actor}`));
  return { title, text: [...(found.kind === 'cause' ? [] : [words.text(`causes.${cause}.title`)]), ...who].join(' · ') };
}

/**
 * What a search found, as a card for everybody in a chat: what it means, who acts, and our own links.
 * It holds nothing of whoever searched, not even what they typed.
 */
export function foundCard(words: Words, found: LookedUp, permissions: Permissions): Found {
  const title = titleOf(words, found);
  return { lang: words.locale, fallbackText: title, title, actions: [], ...contentOf(words, found, permissions) };
}

type Content = Pick<Found, 'paragraphs' | 'sections' | 'links'>;

function contentOf(words: Words, found: LookedUp, permissions: Permissions): Content {
  const line = (key: Key, params?: LineParams) => ({ inlines: inlines(words.line(key, params)) });
  switch (found.kind) {
    case 'nothing': {
      const lines = words.list('extensions.search.hints', EXAMPLES).map((hint) => ({ inlines: inlines(hint) }));
      const hints = { title: words.text('extensions.search.hint-text'), lines };
      return { paragraphs: [line('extensions.search.nothing-text')], sections: [hints], links: [] };
    }
    case 'request':
      return requestContent(words, found, permissions);
    case 'unknown-code':
      return { paragraphs: [line('extensions.search.unknown-code')], sections: [], links: links(words, undefined, found.code) };
    default: {
      const [cause] = found.causes;
      const code = found.kind === 'aadsts' ? found.code : undefined;
      if (cause === undefined)
        return { paragraphs: [line('extensions.search.no-cause')], sections: [], links: links(words, undefined, code) };
      return {
        paragraphs: [
          ...(found.kind === 'cause'
            ? []
            : [{ inlines: inlines([{ text: words.text(`causes.${cause}.title`), style: 'bold' }]) }]),
          line(`causes.${cause}.summary`),
        ],
        sections: [...others(words, found.causes), whoActs(words, cause)],
        links: links(words, cause, code),
      };
    }
  }
}

function titleOf(words: Words, found: LookedUp): string {
  switch (found.kind) {
    case 'aadsts':
      return [`AADSTS${found.code}`, found.name].filter(Boolean).join(' · ');
    case 'unknown-code':
      return `AADSTS${found.code}`;
    case 'error':
      return found.code;
    case 'request':
      return `${found.method} ${found.path}`;
    case 'cause':
      return words.text(`causes.${found.causes[0]}.title`);
    case 'nothing':
      return words.text('extensions.search.nothing-title');
  }
}

/** Where several causes fit, the others by name. */
function others(words: Words, [, ...rest]: readonly CauseId[]): readonly Section[] {
  if (rest.length === 0) return [];
  const lines = rest.map((cause) => ({ inlines: inlines(words.line(`causes.${cause}.title`)) }));
  return [{ title: words.text('cards.answer.others'), lines }];
}

function whoActs(words: Words, cause: CauseId): Section {
  const lines = actorsOf(cause).map((actor) => ({ inlines: inlines(words.line(`cards.actor.${actor}`)) }));
  return { title: words.text('cards.actor.title'), lines };
}

function actorsOf(cause: CauseId) {
  return CAUSES.find(({ id }) => id === cause)?.actors ?? [];
}

function links(words: Words, cause: CauseId | undefined, code: number | undefined): Content['links'] {
  const own = CAUSES.find(({ id }) => id === cause)?.links ?? [];
  // Of a code of Microsoft Graph that points to nothing, its list says most.
  const pages = code === undefined && own.length === 0 ? (['/graph/errors'] as const) : own.slice(0, MOST_LINKS);
  const lookUp = code === undefined ? [] : linkTo(words.text('cards.answer.look-up', { code }), errorLookUp(code, loginHost({})));
  const titled = pages.flatMap((path) => linkTo(words.text(`links.${path}` as Key), learnPage(path, words.locale).url));
  return [...lookUp, ...titled].map((text) => ({ text }));
}

interface Needed {
  readonly kind: 'delegated' | 'application';
  readonly least: string;
  readonly names: readonly string[];
}

function neededFor(permissions: Permissions, { method, path }: Extract<Entry, { kind: 'request' }>): readonly Needed[] {
  return (['delegated', 'application'] as const).flatMap((kind) => {
    const needed = permissions.needed({ method, path }, kind);
    return needed === undefined ? [] : [{ kind, least: needed.least, names: [needed.least, ...needed.others] }];
  });
}

function requestContent(words: Words, request: Extract<Entry, { kind: 'request' }>, permissions: Permissions): Content {
  const needed = neededFor(permissions, request);
  const lines = needed.map(({ kind, names }) => ({
    inlines: inlines(
      words.line('extensions.search.permissions', {
        kind: { word: `questions.permissionKind.answers.${kind}` },
        names: shortened(names),
      }),
    ),
  }));
  const date = { inlines: inlines(words.line('extensions.search.date', { date: permissions.date })) };
  return {
    paragraphs: [...(lines.length > 0 ? [{ inlines: inlines(words.line('extensions.search.enough')) }] : []), date],
    sections: lines.length > 0 ? [{ title: words.text('extensions.search.request'), lines }] : [],
    links: linkTo(
      words.text('links./graph/permissions-reference'),
      learnPage('/graph/permissions-reference', words.locale).url,
    ).map((text) => ({ text })),
  };
}
