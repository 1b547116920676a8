import type { XmlElement } from "../../../emulators/core/xml.ts";
import { elementsIn, treeOf, type Call } from "../calls.ts";

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const FORM = "application/x-www-form-urlencoded";

/** A page as clients without a browser read it. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly tree: XmlElement;
  readonly title: string;
  /** The text of the first `td.message`; undefined without one. */
  readonly message: string | undefined;
  /** Each error as caption and text. */
  readonly errors: readonly string[];
  /** What the form would post: its inputs and lists in their order, as jsoup finds them. */
  readonly fields: readonly (readonly [string, string])[];
}

/** A user's browser: a session's cookie, and what can be asked with it. */
export interface Browser {
  command(line: string): Promise<Page>;
  /** Posts a page's form with some of its fields changed or added. */
  submit(page: Page, changes: Readonly<Record<string, string>>): Promise<Page>;
  post(fields: Readonly<Record<string, string>>): Promise<Page>;
  get(path: string): Promise<Page>;
}

/** Signs a user on. */
export async function signOn(call: Call, user = "INPUTT"): Promise<Browser> {
  const answer = await send(call, "/BrowserWeb/servlet/BrowserLoginServlet", [
    ["command", "login"],
    ["signOnName", user],
    ["password", "123456"],
  ]);
  expect(answer.status).toBe(302);
  const [cookie = ""] = String(answer.headers["set-cookie"]).split(";");
  const post = async (fields: readonly (readonly [string, string])[]): Promise<Page> =>
    toPage(await send(call, SERVLET, fields, { cookie }));
  const command = { command: "globusCommand", requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.DEAL" };
  return {
    command: (line) => post(Object.entries({ ...command, routineArgs: line })),
    submit: (page, changes) =>
      post([...page.fields.filter(([name]) => !(name in changes)), ...Object.entries(changes)]),
    post: (fields) => post(Object.entries(fields)),
    get: async (path) => toPage(await call("GET", path, { user: "nobody", accept: "text/html", headers: { cookie } })),
  };
}

/** Posts a form. */
export function send(
  call: Call,
  path: string,
  fields: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
) {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return call("POST", path, { user: "nobody", accept: "text/html", type: FORM, headers, body });
}

/** An answer as a page; all of BrowserWeb's pages are well-formed. */
export function toPage({ status, headers, text }: Awaited<ReturnType<Call>>): Page {
  const tree = treeOf(text);
  const message = elementsIn(tree, "td").find(({ attributes }) => attributes["class"] === "message");
  return {
    status,
    headers,
    text,
    tree,
    title: elementsIn(tree, "title").map(textOf).join(""),
    message: message && textOf(message),
    errors: elementsIn(tree, "table").filter(hasId("errors")).flatMap(rowsOf),
    fields: elementsIn(tree, "form").filter(hasId("appreq")).flatMap(fieldsIn),
  };
}

/** The element of an id; fails without one. */
export function byId(page: Page, id: string): XmlElement {
  const found = everyElement(page.tree).find(hasId(id));
  if (found === undefined) throw new Error(`The page has no element ${id}.`);
  return found;
}

/** All text in an element. */
export function textOf(element: XmlElement): string {
  return element.text + element.children.map(textOf).join("");
}

export function everyElement(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap(everyElement)];
}

function hasId(id: string): (element: XmlElement) => boolean {
  return ({ attributes }) => attributes["id"] === id;
}

function rowsOf(table: XmlElement): readonly string[] {
  const cells = (row: XmlElement): readonly string[] => elementsIn(row, "td").map((cell) => textOf(cell).trim());
  return elementsIn(table, "tr").map((row) => cells(row).join(" ").trim());
}

function fieldsIn(form: XmlElement): readonly (readonly [string, string])[] {
  return everyElement(form).flatMap((element): readonly (readonly [string, string])[] => {
    const { name = "", type, value = "", checked } = element.attributes;
    if (name === "") return [];
    if (element.name === "select") return [[name, chosenOf(element)]];
    if (element.name !== "input") return [];
    const isPressed = (type !== "radio" && type !== "checkbox") || checked !== undefined;
    return isPressed ? [[name, value]] : [];
  });
}

function chosenOf(select: XmlElement): string {
  const options = elementsIn(select, "option");
  return (options.find(({ attributes }) => "selected" in attributes) ?? options[0])?.attributes["value"] ?? "";
}
