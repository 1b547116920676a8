import type { Screen } from "../screens.ts";

/** The classes of a box: by itself, with the application, with the version, the dots of which are left out (4.1). */
export function classesOf(name: string, { application, version }: Pick<Screen, "application" | "version">): string {
  const withApplication = `${name}_${application.replaceAll(".", "")}`;
  const plain = version.slice(1).replaceAll(".", "");
  return [name, withApplication, ...(plain === "" ? [] : [`${withApplication}_${plain}`])].join(" ");
}
