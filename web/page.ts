import { Desk } from './desk.ts';
import { Dialog } from './dialog.ts';
import { part } from './dom.ts';
import { firstDeskLocale, firstLocale, loadDesk, type Settings, type Theme } from './settings.ts';
import { Tabs } from './tabs.ts';
import { Words } from './words.ts';
import { You } from './you.ts';

/** Puts the page together: the chat of one person on one side, the channel of the help desk on the other, each in a language of its own. */
export async function startPage(settings: Settings, theme: () => Theme): Promise<void> {
  const { locale } = await loadDesk();
  const [you, desk] = [part('you', HTMLElement), part('desk', HTMLElement)];
  const words = new Words(settings, firstLocale(settings));
  const dialog = new Dialog(words);
  const tabs = new Tabs();
  const common = { settings, theme, dialog };
  const left = new You(you, { ...common, words, onNews: () => tabs.mark(you) });
  const right = new Desk(desk, {
    ...common,
    words: new Words(settings, firstDeskLocale(settings, locale), desk),
    onNews: () => tabs.mark(desk),
  });
  left.start();
  right.start();
  words.use(words.tag);
  document.body.classList.add('ready');
}
