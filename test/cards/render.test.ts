import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Template } from 'adaptivecards-templating';
import { lineCard } from '../../src/cards/line.ts';
import { CardError, loadCards } from '../../src/cards/render.ts';
import { tokenCard } from '../../src/cards/welcome.ts';
import { english } from '../teams/english.ts';

const CARDS = new URL('../../cards/', import.meta.url);
const line = lineCard(english, 'cards.settled.moved');

function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cards-'));
  cpSync(CARDS, folder, { recursive: true });
  return folder;
}

describe('render', () => {
  it('reads and parses each template once', () => {
    const folder = copied();
    const render = loadCards(pathToFileURL(`${folder}/`));
    rmSync(folder, { recursive: true });
    const used = new Set<Template>();
    const expand = Object.getOwnPropertyDescriptor(Template.prototype, 'expand')?.value as Template['expand'];
    Template.prototype.expand = function (this: Template, ...context) {
      used.add(this);
      return expand.apply(this, context);
    };
    for (let turn = 0; turn < 3; turn += 1) {
      render('line', line);
      render('notice', tokenCard(english, { session: 's', revision: turn, owner: '' }, { isPrivate: true }));
    }
    Template.prototype.expand = expand;
    assert.equal(used.size, 3);
  });

  it('draws what is fixed once for each id, and anew without one', () => {
    const render = loadCards(CARDS);
    let made = 0;
    const text = (id?: string) => ({
      id,
      make: () => ({ title: `title ${(made += 1)}`, paragraphs: [], list: [] as const, footer: [] as const }),
    });
    const titles = [text('a'), text('a'), text('b'), text(), text()].map((fixed) => {
      const { lang, fallbackText, actions } = line;
      const { body } = render('notice', { lang, fallbackText, actions, warning: [], read: [], text: fixed });
      return JSON.stringify(body).match(/title \d/)?.[0];
    });
    assert.deepEqual(titles, ['title 1', 'title 1', 'title 2', 'title 3', 'title 4']);
  });

  it('throws when a template asks for what the data does not hold', () => {
    const folder = copied();
    writeFileSync(join(folder, 'line.json'), '{"type":"AdaptiveCard","body":[{"$when":"${isMissing}","type":"TextBlock"}]}');
    const render = loadCards(pathToFileURL(`${folder}/`));
    rmSync(folder, { recursive: true });
    assert.throws(() => render('line', line), CardError);
  });

  it('evaluates nothing inside the data', () => {
    const card = loadCards(CARDS)('line', { ...line, fallbackText: '${lang}', inlines: [{ type: 'TextRun', text: '${1+1}' }] });
    assert.deepEqual([card.fallbackText, JSON.stringify(card.body).includes('${1+1}')], ['${lang}', true]);
  });
});
