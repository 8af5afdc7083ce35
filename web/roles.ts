import { type AdaptiveCard, Container, ToggleVisibilityAction } from 'adaptivecards';
import { isRecord, textOf } from './dom.ts';

/** Names a card for those who do not see it: what it is about, and in which language it speaks, which may be another than that of the page. */
export function nameCard(element: HTMLElement, json: unknown): void {
  const name = textOf(json, 'fallbackText');
  element.lang = isRecord(json) ? textOf(json, 'lang') : '';
  element.role = name === '' ? null : 'group';
  element.ariaLabel = name === '' ? null : name;
}

/** Says what the renderer shows by its look alone: which fields are needed, which are filled in wrongly, and what is unfolded. */
export function tellStates(card: AdaptiveCard, rendered: HTMLElement): void {
  for (const field of rendered.querySelectorAll('textarea.ac-input-required')) field.ariaRequired = 'true';
  // On the way down, since the renderer lets no press come up again; and after whatever it does then.
  const tell = (): void => void setTimeout(() => tellFaults(rendered));
  rendered.addEventListener('click', tell, true);
  rendered.addEventListener('input', tell, true);
  // Afterwards, since the renderer calls the part that is shown expanded, which is said of the button.
  card.onElementVisibilityChanged = () => queueMicrotask(() => tellFolds(card));
  tellFolds(card);
}

function tellFaults(rendered: HTMLElement): void {
  for (const field of rendered.querySelectorAll('.ac-input'))
    field.ariaInvalid = field.classList.contains('ac-input-validation-failed') ? 'true' : null;
}

function tellFolds(card: AdaptiveCard): void {
  for (let index = 0; index < card.getItemCount(); index++) {
    const item = card.getItemAt(index);
    if (!(item instanceof Container) || !(item.selectAction instanceof ToggleVisibilityAction)) continue;
    const targets = Object.keys(item.selectAction.targetElements).map((id) => card.getElementById(id));
    const isOpen = targets.every((target) => target?.isVisible);
    for (const target of targets) target?.renderedElement?.removeAttribute('aria-expanded');
    if (item.renderedElement !== undefined) item.renderedElement.ariaExpanded = String(isOpen);
  }
}
