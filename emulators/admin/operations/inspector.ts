import type { TextDocument } from "../representations/text.ts";
import type { AdminOperations, Control } from "../control.ts";

/** Nothing gets in but what this origin serves: no inline script or style, no frame, no form, no other host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page for people, read from its files when somebody opens it. */
export function inspectorOperations({
  inspectorFile,
}: Control): Pick<AdminOperations, "findInspector" | "getInspector" | "getInspectorScript" | "getInspectorStyle"> {
  const document = async (name: string, type: string): Promise<TextDocument> => ({
    kind: "text",
    contentType: `${type}; charset=utf-8`,
    text: await inspectorFile(name),
  });
  return {
    // Relative, so that it stays in the sandbox that the path names.
    findInspector: () => Promise.resolve({ status: 308, headers: { location: "__admin/" } }),

    async getInspector() {
      const headers = { "content-security-policy": POLICY, "referrer-policy": "no-referrer" };
      return { status: 200, resource: await document("inspector.html", "text/html"), headers };
    },

    async getInspectorStyle() {
      return { status: 200, resource: await document("inspector.css", "text/css") };
    },

    async getInspectorScript() {
      return { status: 200, resource: await document("inspector.js", "text/javascript") };
    },
  };
}
