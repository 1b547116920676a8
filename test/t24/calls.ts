import request, { type Response } from "supertest";

import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import type { World } from "../../emulators/core/worlds.ts";
import type { XmlElement } from "../../emulators/core/xml.ts";
import { openEmulator, type Settings } from "../support/open-emulator.ts";

export const SERVICE = "/Prospect-iris/Prospect.svc";
export const COMPANY = `${SERVICE}/GB0010001`;
export const ATOM = "application/atom+xml";
export const HAL = "application/hal+json";
export const RELS = "http://temenostech.temenos.com/rels/";
export const RELATED = "http://schemas.microsoft.com/ado/2007/08/dataservices/related/verCustomer_Input";

/** The values of the seed document's new customer (4.12), as HAL has them. */
export const JOHN_SNOW = {
  Title: "MR",
  GivenNames: "JOHN",
  Mnemonic: "JSNOW",
  Gender: "MALE",
  Sector: "1001",
  ShortNameMvGroup: [{ ShortName: "JOHN" }],
  Name1MvGroup: [{ Name1: "JOHN SNOW" }],
};

/** The same values as an Atom entry, without links. */
export const JOHN_SNOW_ENTRY = entryOf(`
  <d:Title>MR</d:Title><d:GivenNames>JOHN</d:GivenNames><d:Mnemonic>JSNOW</d:Mnemonic><d:Gender>MALE</d:Gender>
  <d:Sector>1001</d:Sector>${groupOf("ShortName", "JOHN")}${groupOf("Name1", "JOHN SNOW")}`);

/** A posted entry, trimmed to its properties. */
export function entryOf(properties: string): string {
  return (
    '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
    'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><content type="application/xml">' +
    `<m:properties>${properties}</m:properties></content></entry>`
  );
}

function groupOf(field: string, value: string): string {
  const group = `d:verCustomer_Input_${field}MvGroup`;
  return `<${group}><d:element><d:${field}>${value}</d:${field}></d:element></${group}>`;
}

export interface Sent {
  /** Signs on with the sandbox's password; `nobody` sends no Authorization. Default: INPUTT. */
  readonly user?: string;
  /** Default: HAL; `""` sends none. */
  readonly accept?: string;
  /** The body's media type. Default: HAL where there is a body, or the verb takes one; `""` sends none. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The text as JSON; undefined if it is none. */
  readonly json: Response["body"];
}

/** Sends a request in one world. */
export interface Call {
  (method: string, path: string, sent?: Sent): Promise<Answer>;
  readonly world: World;
}

/** The emulator; each test works in a world of its own. */
export async function openT24(settings: Settings = {}) {
  const emulator = await openEmulator("t24", settings);
  const agent = request(emulator.app);
  let worlds = 0;

  /** Sends a request; a path that does not start with a slash is relative to the company. */
  async function callIn(prefix: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const target = path.startsWith("/") ? path : `${COMPANY}/${path}`;
    const call = agent[method.toLowerCase() as "get"](prefix + target)
      .buffer(true)
      .parse(readText)
      .set(headersOf(method, sent));
    const { body } = sent;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const reply = await (body === undefined ? call : call.serialize(() => text).send(text));
    const answer: unknown = reply.body;
    return { status: reply.status, headers: reply.headers, ...toTexts(answer) };
  }

  return {
    close: () => emulator.close(),
    /** A fresh world with options in force. */
    world: async (options: object = {}): Promise<Call> => {
      worlds += 1;
      const prefix = `/~world-${worlds}`;
      const reply = await agent.put(`${prefix}/__admin/options`).send(options);
      expect(reply.status).toBe(200);
      const world = await emulator.worlds.open(prefix.slice(2));
      return Object.assign((...request: Parameters<Call>) => callIn(prefix, ...request), { world });
    },
  };
}

function headersOf(method: string, { user = "INPUTT", accept = HAL, type, body, headers }: Sent) {
  const takesBody = method === "POST" || method === "PUT" || body !== undefined;
  const own = {
    authorization: user === "nobody" ? "" : basic(user),
    accept,
    "content-type": type ?? (takesBody ? HAL : ""),
    ...headers,
  };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ""));
}

export function basic(user: string, password = "123456"): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** The address of a customer, or of one of its commands. */
export function customer(id: string, command = ""): string {
  return `verCustomer_Inputs('${id}')${command === "" ? "" : `/${command}`}`;
}

/** Brings John Snow to where he waits for authorisation; gives the answer to the input. */
export async function inputJohn(call: Call, sent: Sent = {}): Promise<Answer> {
  const answer = await call("POST", customer("190245"), { body: JOHN_SNOW, ...sent });
  expect(answer.status).toBe(201);
  return answer;
}

/** The errors of a HAL answer, on a record or by themselves. */
export function errorsIn({ json }: Answer): readonly Readonly<Record<string, string>>[] {
  return json._embedded?.[`${RELS}errors`][0].ErrorsMvGroup ?? json.ErrorsMvGroup;
}

/** The codes of a HAL answer's errors. */
export function codesIn(answer: Answer): readonly (string | undefined)[] {
  return errorsIn(answer).map(({ Code }) => Code);
}

const library = await loadXmlLibrary(() => import("libxml2-wasm"), {});

/** An XML answer as a tree. */
export function treeOf(text: string): XmlElement {
  return library.open(text, (document) => document.tree());
}

/** All elements of a name below an element, in document order. */
export function elementsIn(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsIn(child, name)]);
}

/** The links of an entry or feed itself, not of what it embeds. */
export function linksOf(root: XmlElement): readonly Readonly<Record<string, string>>[] {
  return root.children.filter(({ name }) => name === "link").map(({ attributes }) => attributes);
}

function readText(
  response: { setEncoding(encoding: string): void; on(event: string, listener: (chunk: string) => void): void },
  done: (error: Error | null, body: string) => void,
): void {
  let text = "";
  response.setEncoding("utf8");
  response.on("data", (chunk) => (text += chunk));
  response.on("end", () => done(null, text));
}

function toTexts(body: unknown): Pick<Answer, "text" | "json"> {
  const text = typeof body === "string" ? body : "";
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    return { text, json: undefined };
  }
}
