import { basename } from 'node:path';
import { type Picture, pictureOf } from './pictures.ts';

/** What follows the choice in the two fields, in plain script: the page is opened as a file. */
const SCRIPT = `
const [locale, card] = document.querySelectorAll('select, input');
const show = () => {
  for (const row of document.querySelectorAll('[data-card]'))
    row.hidden = (locale.value !== '' && row.lang !== locale.value) || !row.dataset.card.includes(card.value.trim().replaceAll(' ', '-'));
  for (const group of document.querySelectorAll('section')) group.hidden = group.querySelector('[data-card]:not([hidden])') === null;
};
for (const field of [locale, card]) field.addEventListener('input', show);
`;

const STYLE = `
body { margin: 0 16px; font: 14px/1.5 system-ui, sans-serif; color: #182126; background: #fff; }
header { position: sticky; top: 0; z-index: 1; display: flex; gap: 16px; padding: 12px 0; background: #fff; border-bottom: 1px solid #dde3e6; }
[hidden] { display: none !important; }
h2 { margin: 24px 0 0; font-size: 18px; }
.row { display: flex; align-items: flex-start; gap: 8px; padding: 8px 0; overflow-x: auto; }
figure { flex: none; margin: 0; }
figcaption { color: #56646d; }
img { display: block; }
`;

/** The page that shows the pictures: a section for each card, a row for each language, themes and widths side by side. It loads nothing but the pictures. */
export function indexPage(pictures: readonly Picture[]): string {
  const locales = [...new Set(pictures.map(({ locale }) => locale))];
  const cards = [...new Set(pictures.map(({ what }) => what))].toSorted();
  const options = locales.map((locale) => `<option>${locale}</option>`).join('');
  const sections = cards.map((what) =>
    section(
      what,
      pictures.filter((picture) => picture.what === what),
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cards</title><style>${STYLE}</style></head><body>
<header><label>Language <select><option value="">all</option>${options}</select></label>
<label>Card <input type="search"></label></header>
${sections.join('\n')}
<script>${SCRIPT}</script></body></html>
`;
}

function section(what: string, pictures: readonly Picture[]): string {
  const locales = [...new Set(pictures.map(({ locale }) => locale))];
  const rows = locales.map((locale) => {
    const figures = pictures.filter((picture) => picture.locale === locale).map(figure);
    return `<div class="row" lang="${locale}" data-card="${what}">${figures.join('')}</div>`;
  });
  return `<section><h2>${what}</h2>${rows.join('')}</section>`;
}

function figure(picture: Picture): string {
  const { locale, what, theme, width } = picture;
  const source = `${locale}/${basename(pictureOf(picture).pathname)}`;
  const caption = `${locale}, ${theme}, ${width}`;
  return `<figure><figcaption>${caption}</figcaption><img loading="lazy" src="${source}" alt="${what}, ${caption}"></figure>`;
}
