import { Page } from './page.ts';
import { loadSettings } from './settings.ts';

void loadSettings().then((settings) => new Page(settings).start());
