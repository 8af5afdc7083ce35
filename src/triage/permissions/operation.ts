/** One operation of Graph and what opens it: any one name of a list is enough. Written by hand, best suggestion first. */
export interface Operation {
  readonly methods: readonly string[];
  readonly path: string;
  /** Delegated permissions of a work or school account. */
  readonly delegated: readonly string[];
  readonly application: readonly string[];
  /** Delegated permissions of a personal account. */
  readonly personal: readonly string[];
  /** Permission -> permissions of which one is needed together with it. */
  readonly alsoRequires: Readonly<Record<string, readonly string[]>>;
  /** The page that a row rests on which Microsoft's published file does not hold, or not like this. */
  readonly see?: string;
}

/** The lists of an operation as they are written: names separated by spaces. */
interface Opened {
  readonly delegated?: string;
  readonly application?: string;
  readonly personal?: string;
  /** Delegated and application alike. */
  readonly work?: string;
  /** Delegated and personal alike. */
  readonly user?: string;
  /** All three alike. */
  readonly every?: string;
  readonly alsoRequires?: Readonly<Record<string, string>>;
  readonly see?: `https://learn.microsoft.com/${string}`;
}

/** Reads a row of the table: `operation('PATCH DELETE /me/messages/{id}', { every: 'Mail.ReadWrite' })`. */
export function operation(request: string, opened: Opened): Operation {
  const words = namesOf(request);
  const { delegated, application, personal, work, user, every, alsoRequires = {}, see } = opened;
  return {
    methods: words.slice(0, -1),
    path: words.at(-1) ?? '',
    delegated: namesOf(delegated ?? work ?? user ?? every),
    application: namesOf(application ?? work ?? every),
    personal: namesOf(personal ?? user ?? every),
    alsoRequires: Object.fromEntries(Object.entries(alsoRequires).map(([name, names]) => [name, namesOf(names)])),
    ...(see !== undefined && { see }),
  };
}

function namesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(/\s+/).filter((word) => word !== '');
}
