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

/** The list of languages, each by its own name with a capital, as in a list. A choice renews the words and is sent with what follows. */
export function createPicker(
  picker: HTMLSelectElement,
  { locales }: Settings,
  words: Words,
  kept: 'locale' | 'desk-locale',
): void {
  for (const { tag, name } of locales) {
    const option = make('option', '', name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1));
    option.value = tag;
    option.lang = tag;
    picker.append(option);
  }
  picker.value = words.tag;
  picker.addEventListener('change', () => {
    remember(kept, picker.value);
    words.use(picker.value);
  });
}
