/** One of the page's sections. */
export interface Section {
  /** As it stands in the address behind the `#`. */
  readonly name: string;
  readonly title: string;
  /** Shows itself in a place, with the rest of the address; what it returns is called when another section comes. */
  show(place: HTMLElement, rest: readonly string[]): Promise<Leave> | Leave;
  /** What keys do while it is shown, by `KeyboardEvent.key`. */
  readonly keys?: Readonly<Record<string, (event: KeyboardEvent) => void>>;
}

export type Leave = (() => void) | undefined;

/** The address of a section, or of a thing in it. */
export function linkTo(section: string, ...rest: readonly string[]): string {
  return `#${[section, ...rest].map(encodeURIComponent).join("/")}`;
}
