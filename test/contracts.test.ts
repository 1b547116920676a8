import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";

import type { ContractOperation } from "../emulators/core/contract/contract.ts";
import { createChecker } from "../emulators/core/contract/json-schema.ts";
import { loadXmlLibrary } from "../emulators/core/contract/xml-library.ts";
import { readContract } from "../emulators/tools/contract-source.ts";
import { readXsd, TWINS } from "../emulators/tools/generate-xsd.ts";
import { playStory, type PlayedRequest } from "../emulators/tools/play-story.ts";
import { ADMIN, CONTRACTS, EMULATORS, storiesOf } from "../emulators/tools/stories.ts";
import { t24Schemas } from "../emulators/tools/t24-schemas.ts";
import { examplesOf } from "./support/examples.ts";
import { journalOf, startProcesses } from "./support/processes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const contracts = CONTRACTS.map((name) => ({ name, ...readContract(name, root) }));
const examples = CONTRACTS.flatMap((contract) => examplesOf(contract).map((example) => ({ contract, ...example })));

/** What was sent while each contract's stories were played, by the story's name, and the operations that were met. */
const sent = new Map<string, readonly PlayedRequest[]>();
const met = new Map<string, ReadonlySet<string>>();

const processes = await startProcesses();
afterAll(() => processes.stop());
beforeAll(async () => {
  for (const contract of CONTRACTS) met.set(contract, await play(contract));
  // Hundreds of stories take their time beside other suites.
}, 180_000);

test.each(contracts)("every operation of $name is called by a story", ({ name, operations }) => {
  expect(operations.map(({ id }) => id).filter((id) => met.get(name)?.has(id) !== true)).toEqual([]);
});

test.each(contracts)("every operation of $name has its evidence, with one of four grades", ({ operations }) => {
  const grades = ["documented", "observed", "derived", "assumed"];
  const without = operations.filter(({ evidence: { grade, source } }) => !grades.includes(grade) || !source);
  expect(without.map(({ id }) => id)).toEqual([]);
});

test.each(contracts)("every body that $name answers with is held against a file that is there", (contract) => {
  const { operations, schemas, xsds } = contract;
  const bodies = operations.flatMap(({ id, answers }) =>
    Object.entries(answers).flatMap(([status, body]) =>
      Object.entries(body)
        .filter(([type]) => !isCode(type))
        .map(([type, { schema = "", xsd = "" }]) => ({ at: `${id} ${status} ${type}`, schema, xsd })),
    ),
  );
  expect(bodies.filter(({ schema, xsd }) => !(schema in schemas) && !(xsd in xsds)).map(({ at }) => at)).toEqual([]);
});

test.each(contracts)("every status that $name can refuse with is declared", ({ operations }) => {
  const without = operations.filter(({ answers }) => !Object.keys(answers).some((status) => status.startsWith("4")));
  expect(without.map(({ id }) => id)).toEqual([]);
});

test.each(distinct(examples.filter(({ side }) => side === "request")))(
  "$contract: the example $name of $at is what the story of its name sends",
  ({ contract, name, value }) => {
    const bodies = sent.get(`${contract}/${name}`)?.map(({ body }) => toComparable(body));
    expect(bodies).toContainEqual(toComparable(value));
  },
);

test.each(contracts)("every example of an answer of $name is named after a story", ({ name }) => {
  const names = storiesOf(name).map((story) => story.name);
  const answers = examples.filter(({ contract, side }) => contract === name && side === "answer");
  expect(answers.map((example) => example.name).filter((example) => !names.includes(example))).toEqual([]);
});

test.each(contracts)("every example of $name is valid against its schema", async ({ name, schemas, xsds }) => {
  const own = examples.filter(({ contract }) => contract === name);
  const check = createChecker(schemas);
  const xml = await loadXmlLibrary(() => import("libxml2-wasm"), xsds);
  const broken = own.flatMap(({ name: example, at, value, schema, xsd = "" }) => {
    const violations =
      schema === undefined
        ? xml.open(String(value), (document) => document.violations(xsd, "request").map(({ message }) => message))
        : check(schema, value);
    return violations.map((message) => `${example} of ${at}: ${message}`);
  });
  expect(broken).toEqual([]);
});

test.each(CONTRACTS)("the types of %s are as generated from its contract", async (name) => {
  const folder = new URL(`../contracts/${name}/`, import.meta.url);
  const generated = COMMENT_HEADER + astToString(await openapiTypescript(new URL("openapi.yaml", folder)));
  expect(readFileSync(new URL("openapi.d.ts", folder), "utf8")).toBe(generated);
});

test.each(TWINS)("$xsd is as generated from $schema", (twin) => {
  expect(readFileSync(`${root}/schemas/${twin.xsd}`, "utf8")).toBe(readXsd(twin));
});

test.each(Object.entries(t24Schemas()))("t24/%s is as generated from the field dictionary", (file, text) => {
  expect(readFileSync(`${root}/schemas/t24/${file}`, "utf8")).toBe(text);
});

test("Redocly finds nothing to say against any contract", async () => {
  const files = CONTRACTS.map((name) => `contracts/${name}/openapi.yaml`);
  const env = { ...process.env, NODE_OPTIONS: "", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const command = [`${root}/node_modules/.bin/redocly`, "lint", "--format", "json", ...files];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env }).catch(toOutput);
  // One document a file, one behind the other.
  const reports: unknown = JSON.parse(`[${stdout.replaceAll("}{", "},{")}]`);
  const clean = { totals: { errors: 0, warnings: 0 }, problems: [] };
  expect(reports).toMatchObject(CONTRACTS.map(() => clean));
}, 60_000);

/** Plays all stories of a contract, keeps what they sent, and tells the operations that they met. */
async function play(contract: string): Promise<ReadonlySet<string>> {
  const [first = contract] = EMULATORS;
  const running = processes.of(contract === ADMIN ? first : contract);
  const operations = new Set<string>();
  for (const { name, file, sandbox } of storiesOf(contract)) {
    const { requests } = await playStory(file, `${running.origin}/~${sandbox}`);
    sent.set(`${contract}/${name}`, requests);
    // The journal leaves out what is asked of the control API.
    if (contract === ADMIN) for (const request of requests) operations.add(adminOperation(request, sandbox));
    else for (const { operation } of await journalOf(running, sandbox)) operations.add(operation ?? "");
  }
  return operations;
}

/** No schema says what a script or a style sheet is. */
function isCode(type: string): boolean {
  return type === "text/javascript" || type === "text/css";
}

function adminOperation({ method, url }: PlayedRequest, sandbox: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname.replace(`/~${sandbox}`, "") : "";
  const operations = contracts.find(({ name }) => name === ADMIN)?.operations ?? [];
  return operations.find((operation) => operation.method === method && fits(operation, path))?.id ?? "";
}

function fits({ path: template }: ContractOperation, path: string): boolean {
  return new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** A contract may show an example in several places. */
function distinct<T extends { readonly contract: string; readonly name: string; readonly value: unknown }>(
  list: readonly T[],
): readonly T[] {
  return [
    ...new Map(list.map((item) => [`${item.contract}/${item.name}/${JSON.stringify(item.value)}`, item])).values(),
  ];
}

/** What a command printed before it failed. */
function toOutput(failed: unknown): { stdout: string } {
  if (failed instanceof Error && "stdout" in failed && typeof failed.stdout === "string") {
    return { stdout: failed.stdout };
  }
  throw failed;
}

/** JSON by its value, anything else by its text. */
function toComparable(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body.trim();
  }
}
