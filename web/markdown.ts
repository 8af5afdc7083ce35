import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['image', 'table']);

markdown.core.ruler.push('new-tab', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type !== 'link_open') continue;
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'noopener noreferrer');
  }
});

/** Markdown to HTML as a card or a message may show it: no raw HTML, no images, no bare URL becomes a link. */
export function markdownToHtml(text: string): string {
  return markdown.render(text);
}
