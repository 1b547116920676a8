import { defineTemplate, hole, raw } from "../../core/xml.ts";
import { escapeText } from "../../core/xml-text.ts";
import type { ModelState } from "../domain/binding.ts";
import { encodeLocalName } from "./local-name.ts";
import type { HttpError } from "./resource.ts";
import { asXmlWriter } from "./xml-writer.ts";

/** Web API's error envelope as XML: root `Error`, no namespace, one element for each key (W1 `HttpError.WriteXml`). */
export function writeHttpError({ Message, ModelState }: HttpError): string {
  return asXmlWriter(
    ModelState === undefined
      ? error({ message: Message })
      : invalid({ message: Message, entries: writeEntries(ModelState) }),
  );
}

const error = defineTemplate({ Error: { Message: hole("message") } });
const invalid = defineTemplate({ Error: { Message: hole("message"), ModelState: raw("entries") } });

/** A key's list of texts is one text, joined by blanks: how XmlWriter writes a list (W1). */
function writeEntries(modelState: ModelState): string {
  return Object.entries(modelState)
    .map(([key, messages]) => {
      const name = encodeLocalName(key);
      return `<${name}>${escapeText(messages.join(" "))}</${name}>`;
    })
    .join("");
}
