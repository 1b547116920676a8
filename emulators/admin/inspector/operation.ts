import type { Placed } from "./contract.ts";
import { follow, isObject, type Contract } from "./contract-model.ts";
import { h, type Child } from "./dom.ts";
import { laidOut, raw, rawBlock } from "./raw.ts";
import { drawSchema } from "./schema.ts";
import { linkTo } from "./section.ts";

type Json = Readonly<Record<string, unknown>>;

/** An operation in full: what it takes, what it answers, on what evidence. */
export function drawOperation({ id, method, path, operation, common }: Placed, contract: Contract): Child {
  const document = `${contract.folder}/openapi.json`;
  const grade = contract.evidence[id];
  const at = (value: unknown): Json => toJson(follow(value, document, contract).value);
  const parameters = [...common, ...(operation.parameters ?? [])].map(at);
  return [
    h("h2", { class: "title" }, h("span", { class: `method ${method.toLowerCase()}` }, method), " ", raw(path)),
    h(
      "p",
      { class: "quiet facts" },
      h("code", {}, id),
      operation["x-option"] === undefined ? null : ` · only with the option ${operation["x-option"]}`,
    ),
    h("p", {}, operation.summary ?? ""),
    operation.description === undefined ? null : h("p", {}, operation.description),
    grade === undefined
      ? null
      : h("p", {}, h("span", { class: `grade ${grade.grade}` }, grade.grade), " ", grade.source),
    parameters.length === 0 ? null : h("section", {}, h("h3", {}, "Parameters"), drawParameters(parameters)),
    operation.requestBody === undefined
      ? null
      : h("section", {}, h("h3", {}, "Body"), drawBodies(at(operation.requestBody), document, contract)),
    h(
      "section",
      {},
      h("h3", {}, "Answers"),
      Object.entries(operation.responses ?? {}).map(([status, response]) =>
        h(
          "details",
          { open: status.startsWith("2") },
          h(
            "summary",
            {},
            h("span", { class: `status s${status.slice(0, 1)}` }, status),
            " ",
            textOf(at(response)["description"]),
          ),
          drawBodies(at(response), document, contract),
        ),
      ),
    ),
  ];
}

function drawParameters(parameters: readonly Json[]): HTMLElement {
  return h(
    "table",
    { class: "parameters" },
    h(
      "tbody",
      {},
      parameters.map((parameter) => {
        const schema = toJson(parameter["schema"]);
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, textOf(parameter["name"])),
          h("td", {}, textOf(parameter["in"]), parameter["required"] === true ? ", required" : ""),
          h("td", {}, textOf(schema["type"])),
          h("td", {}, textOf(parameter["description"])),
        );
      }),
    ),
  );
}

function drawBodies(holder: Json, document: string, contract: Contract): readonly HTMLElement[] {
  return Object.entries(toJson(holder["content"])).map(([type, body]) => {
    const { schema, examples, "x-xsd": xsd } = toJson(body);
    const xsdPath = typeof xsd === "string" ? new URL(xsd, `http://contract/${document}`).pathname.slice(1) : undefined;
    return h(
      "div",
      { class: "body" },
      h(
        "h4",
        {},
        h("code", {}, type),
        xsdPath === undefined ? null : [" · ", h("a", { href: linkTo("contract", xsdPath) }, "XSD")],
      ),
      schema === undefined ? null : drawSchema(schema, document, contract),
      Object.entries(toJson(examples)).map(([name, example]) => {
        const value = toJson(follow(example, document, contract).value)["value"];
        return h(
          "details",
          {},
          h("summary", {}, "Example: ", name),
          rawBlock(typeof value === "string" ? laidOut(value) : JSON.stringify(value, undefined, 2), `Example ${name}`),
        );
      }),
    );
  });
}

function toJson(value: unknown): Json {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(" or ");
  return typeof value === "string" ? value : "";
}
