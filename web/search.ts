import { extensionInvoke, type Scene } from './activity.ts';
import { inside, isRecord, make, textOf } from './dom.ts';
import { post } from './send.ts';
import type { Words } from './words.ts';

/** One result of the bot's search, and the card that picking it posts. */
interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: unknown;
}

export interface Searching {
  readonly words: Words;
  readonly scene: () => Scene;
  /** Somebody picked a card. */
  readonly pick: (card: unknown) => void;
}

/** So long Teams waits for the next letter. */
const PAUSE = 250;
const COUNT = 25;

/**
 * The search beside the compose box: asks the bot while somebody types, and gives the picked card away. The focus stays in the field;
 * the arrows choose, Enter picks, Escape closes. An answer that comes after a newer question is dropped.
 */
export function createSearch(root: ParentNode, { words, scene, pick }: Searching): void {
  const opener = inside(root, '.search-open', HTMLButtonElement);
  const panel = inside(root, '.search', HTMLDivElement);
  const field = inside(panel, 'input', HTMLInputElement);
  const list = inside(panel, 'ul', HTMLUListElement);
  const note = inside(panel, '.search-note', HTMLParagraphElement);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let results: readonly Result[] = [];
  let at = -1;
  opener.hidden = false;
  list.id = 'search-results';
  field.setAttribute('aria-controls', list.id);

  const toggle = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    opener.ariaExpanded = String(isOpen);
    clearTimeout(timer);
    asked += 1;
    if (!isOpen) return;
    field.value = '';
    show([]);
    field.focus();
    void ask();
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    const found = await query(scene(), field.value);
    if (question !== asked) return;
    note.replaceChildren();
    if (found === undefined) words.put(note, 'press.failed');
    else note.removeAttribute('data-word');
    show(found ?? []);
  };
  const show = (found: readonly Result[]): void => {
    results = found;
    list.replaceChildren(
      ...found.map(({ title, text }, index) => {
        const option = make('li', 'result', make('b', '', title), make('span', '', text));
        option.id = `${list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => choose(index));
        return option;
      }),
    );
    move(found.length > 0 ? 0 : -1);
    list.scrollTop = 0;
  };
  const move = (index: number): void => {
    at = index;
    for (const [number, option] of [...list.children].entries()) {
      option.ariaSelected = String(number === at);
      if (number === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  };
  const choose = (index: number): void => {
    const picked = results[index];
    if (picked === undefined) return;
    toggle(false);
    inside(root, '.compose textarea', HTMLTextAreaElement).focus();
    pick(picked.card);
  };
  const close = (): void => {
    toggle(false);
    opener.focus();
  };
  opener.addEventListener('click', () => toggle(panel.hidden !== false));
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE);
  });
  panel.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const act = KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act({ at, count: results.length, move, choose, close });
  });
}

interface Keyed {
  readonly at: number;
  readonly count: number;
  readonly move: (index: number) => void;
  readonly choose: (index: number) => void;
  readonly close: () => void;
}

const KEYS: Readonly<Record<string, (keyed: Keyed) => void>> = {
  ArrowDown: ({ at, count, move }) => count > 0 && move((at + 1) % count),
  ArrowUp: ({ at, count, move }) => count > 0 && move((at - 1 + count) % count),
  Enter: ({ at, choose }) => choose(at),
  Escape: ({ close }) => close(),
};

/** Nothing when no answer came. */
async function query(scene: Scene, text: string): Promise<readonly Result[] | undefined> {
  const parameters = text === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'text', value: text }];
  const value = { commandId: 'search', parameters, queryOptions: { skip: 0, count: COUNT }, commandContext: 'compose' };
  const outcome = await post(extensionInvoke(scene, 'query', value));
  if (outcome.kind !== 'taken' || !isRecord(outcome.body)) return undefined;
  const { composeExtension } = outcome.body;
  const attachments = isRecord(composeExtension) ? composeExtension.attachments : undefined;
  return Array.isArray(attachments) ? attachments.flatMap(resultOf) : undefined;
}

function resultOf(attachment: unknown): readonly Result[] {
  if (!isRecord(attachment) || !isRecord(attachment.preview)) return [];
  const { content } = attachment.preview;
  return [{ title: textOf(content, 'title'), text: textOf(content, 'text'), card: attachment.content }];
}
