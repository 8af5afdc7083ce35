import { createTheme } from './header.ts';
import { startPage } from './page.ts';
import { loadSettings } from './settings.ts';

// Before anything is fetched, so that a dark page does not begin with a flash.
const theme = createTheme();

void loadSettings().then((settings) => startPage(settings, theme));
