import { call } from "./api.ts";
import { h } from "./dom.ts";
import { attempt, say } from "./messages.ts";

/** Hands a state to the browser as a file to keep. */
export async function download(path: string, name: string): Promise<void> {
  const file = await call<"exportState">(path);
  const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
  h("a", { href: url, download: `${name}.json` }).click();
  URL.revokeObjectURL(url);
}

/** The chooser of a file whose state is put in the place of the sandbox's. */
export function createStateFile(): HTMLInputElement {
  const chooser = h("input", { type: "file", accept: "application/json,.json" });
  chooser.addEventListener("change", () => {
    const file = chooser.files?.[0];
    // So that the same file can be chosen again.
    if (file !== undefined) void upload(file).then(() => (chooser.value = ""));
  });
  return chooser;
}

async function upload(file: File): Promise<void> {
  const body = parsed(await file.text());
  if (body === undefined) say(`${file.name} is not JSON.`, true);
  else await attempt(() => call<"importState">("snapshot", { method: "PUT", body }), "The sandbox is in that state.");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
