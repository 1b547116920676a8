/** One of the page's sections. */
export interface Section {
  /** As it stands in the address behind the `#`. */
  readonly name: string;
  readonly title: string;
  /** Shows itself in a place, with the rest of the address. */
  show(place: HTMLElement, rest: readonly string[]): Promise<Visit> | Visit;
  /** What keys do while it is shown, by `KeyboardEvent.key`. */
  readonly keys?: Readonly<Record<string, (event: KeyboardEvent) => void>>;
}

/** A section while it is shown. */
export interface Visit {
  /** Called when another section comes. */
  readonly leave?: () => void;
  /** Shows what another rest of the address names, without beginning anew. */
  readonly turnTo?: (rest: readonly string[]) => void;
}

/** The address of a section, or of a thing in it. */
export function linkTo(section: string, ...rest: readonly string[]): string {
  return `#${[section, ...rest].map(encodeURIComponent).join("/")}`;
}
