import { part } from './dom.ts';

/** The box in which the person writes: Enter sends, Shift+Enter starts a line, and Enter that ends an input method does neither. */
export function createCompose(draft: string, handlers: { send: (text: string) => void; typed: (text: string) => void }): void {
  const form = part('compose', HTMLFormElement);
  const box = part('text', HTMLTextAreaElement);
  const grow = (): void => {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    form.classList.toggle('filled', box.value.trim() !== '');
  };
  const send = (): void => {
    if (box.value.trim() === '') return;
    const text = box.value;
    box.value = '';
    grow();
    handlers.typed('');
    handlers.send(text);
  };
  box.value = draft;
  box.addEventListener('input', () => {
    grow();
    handlers.typed(box.value);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
    box.focus();
  });
  grow();
}
