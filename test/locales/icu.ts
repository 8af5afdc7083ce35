import type { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Every element of a message, those inside of branches included. */
function* elements(ast: readonly Element[]): Iterable<Element> {
  for (const element of ast) {
    yield element;
    if ('options' in element) for (const option of Object.values(element.options)) yield* elements(option.value);
    if ('children' in element) yield* elements(element.children);
  }
}

const all = (message: IntlMessageFormat | undefined): readonly Element[] =>
  message === undefined ? [] : [...elements(message.getAst())];
/** As the parser numbers them: 0 is text, 5 select, 6 plural, 7 the number in a plural. */
const [TEXT, SELECT, PLURAL, POUND] = [0, 5, 6, 7] as const;
const typeOf = ({ type }: Element): number => type;
const isAsked = (element: Element) => ![TEXT, POUND].some((type) => type === typeOf(element));
const nameOf = (element: Element) => ('value' in element ? element.value : '');
const branchesOf = (element: Element) => ('options' in element ? Object.keys(element.options) : []);

/** Name and form of every parameter, each once, sorted: a language may need one twice. */
export function parametersOf(message: IntlMessageFormat | undefined): readonly string[] {
  const found = all(message)
    .filter(isAsked)
    .map((element) => `${nameOf(element)}:${element.type}`);
  return [...new Set(found)].toSorted();
}

/** The branches of each plural. */
export function pluralsOf(message: IntlMessageFormat | undefined): readonly (readonly string[])[] {
  return all(message)
    .filter((element) => typeOf(element) === PLURAL)
    .map(branchesOf);
}

/** Parameter and branches of each select, sorted. */
export function selectsOf(message: IntlMessageFormat | undefined): readonly string[] {
  const found = all(message)
    .filter((element) => typeOf(element) === SELECT)
    .map((element) => `${nameOf(element)}: ${branchesOf(element).toSorted().join(' ')}`);
  return [...new Set(found)].toSorted();
}
