import { createTheme } from './header.ts';
import { Page } from './page.ts';
import { loadSettings } from './settings.ts';

// Before anything is fetched, so that a dark page does not begin with a flash.
const theme = createTheme();

void loadSettings().then((settings) => new Page(settings, theme).start());
