import { inside } from './dom.ts';

export interface Writing {
  readonly draft: string;
  readonly send: (text: string) => void;
  readonly typed: (draft: string) => void;
}

/** The box in which the person writes: Enter sends, Shift+Enter starts a line, and Enter that ends an input method does neither. */
export function createCompose(root: ParentNode, { draft, send: sendText, typed }: Writing): void {
  const form = inside(root, '.compose', HTMLFormElement);
  const box = inside(form, 'textarea', HTMLTextAreaElement);
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
    typed('');
    sendText(text);
  };
  box.value = draft;
  box.addEventListener('input', () => {
    grow();
    typed(box.value);
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
