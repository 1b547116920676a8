import { follow, isObject, type Contract } from "./contract-model.ts";
import { h, type Child } from "./dom.ts";
import { raw } from "./raw.ts";

type Json = Readonly<Record<string, unknown>>;

/** What a schema says beside types and members, each in its own words. */
const KEYWORDS = [
  "const",
  "enum",
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "default",
];
/** A schema that goes deeper refers to itself. */
const DEPTH = 12;

/** A JSON Schema as a tree of its members. */
export function drawSchema(schema: unknown, document: string, contract: Contract): HTMLElement {
  return h("div", { class: "schema" }, describe(schema, { document, contract, depth: 0 }));
}

interface Place {
  readonly document: string;
  readonly contract: Contract;
  readonly depth: number;
}

function describe(schema: unknown, place: Place): Child {
  const found = follow(schema, place.document, place.contract);
  if (!isObject(found.value) || place.depth > DEPTH) return h("span", { class: "quiet" }, "anything");
  const inside = { ...place, document: found.document, depth: place.depth + 1 };
  const { properties, items, additionalProperties, description } = found.value;
  const required = Array.isArray(found.value["required"]) ? (found.value["required"] as unknown[]) : [];
  return [
    h("span", { class: "type" }, typeOf(found.value)),
    " ",
    h("span", { class: "limits" }, raw(limitsOf(found.value))),
    typeof description === "string" ? h("p", { class: "quiet" }, raw(description)) : null,
    isObject(properties)
      ? h(
          "ul",
          {},
          Object.entries(properties).map(([name, member]) =>
            h(
              "li",
              {},
              h("code", {}, raw(name)),
              required.includes(name) ? h("abbr", { title: "required", class: "required" }, "*") : null,
              " ",
              describe(member, inside),
            ),
          ),
        )
      : null,
    isObject(items) ? h("ul", {}, h("li", {}, h("span", { class: "quiet" }, "each "), describe(items, inside))) : null,
    isObject(additionalProperties)
      ? h("ul", {}, h("li", {}, h("span", { class: "quiet" }, "any other "), describe(additionalProperties, inside)))
      : null,
    ["oneOf", "anyOf", "allOf"].map((key) => {
      const list = (found.value as Json)[key];
      return Array.isArray(list)
        ? h(
            "ul",
            {},
            list.map((one: unknown) => h("li", {}, h("span", { class: "quiet" }, `${key} `), describe(one, inside))),
          )
        : null;
    }),
  ];
}

function typeOf({ type, properties }: Json): string {
  if (Array.isArray(type)) return type.join(" or ");
  if (typeof type === "string") return type;
  return properties === undefined ? "" : "object";
}

function limitsOf(schema: Json): string {
  return KEYWORDS.flatMap((key) => (schema[key] === undefined ? [] : [`${key} ${JSON.stringify(schema[key])}`])).join(
    ", ",
  );
}
