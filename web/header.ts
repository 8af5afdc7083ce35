import { make, part } from './dom.ts';
import { firstTheme, remember, type Settings, type Theme } from './settings.ts';
import type { Words } from './words.ts';

/** The theme of the page, a button to change it, and what it is now. */
export function createTheme(): () => Theme {
  const button = part('theme', HTMLButtonElement);
  let theme = firstTheme();
  const use = (): void => {
    document.documentElement.dataset.theme = theme;
    button.ariaPressed = String(theme === 'dark');
  };
  button.addEventListener('click', () => {
    theme = theme === 'dark' ? 'light' : 'dark';
    remember('theme', theme);
    use();
  });
  use();
  return () => theme;
}

/** The list of languages, each by its own name with a capital, as in a list. A choice renews the words of the page and is sent with what follows. */
export function createPicker({ locales }: Settings, words: Words): void {
  const picker = part('language', HTMLSelectElement);
  for (const { tag, name } of locales) {
    const option = make('option', '', name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1));
    option.value = tag;
    option.lang = tag;
    picker.append(option);
  }
  picker.value = words.tag;
  picker.addEventListener('change', () => {
    remember('locale', picker.value);
    words.use(picker.value);
  });
}
