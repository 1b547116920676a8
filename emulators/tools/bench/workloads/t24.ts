import type { Load, LoadRequest } from "../load.ts";
import { basic, next, type Workload } from "../workload.ts";

const SET = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const asInputter = { authorization: basic("INPUTT", "123456") };
const asAuthoriser = { authorization: basic("AUTHOR", "123456") };
const atom = { accept: "application/atom+xml" };
const hal = { accept: "application/hal+json" };
const posting = { ...asInputter, ...atom, "content-type": "application/atom+xml" };

/** The pages of what the emulator itself does: the metadata is the same 160 kB in each, and costs what the socket costs. */
const SMALL = { embeddedResources: "small" };

/** A call that is the same every time. */
function constant(call: Omit<LoadRequest, "expect"> & { readonly expect?: number }): Workload["prepare"] {
  return () => Promise.resolve(() => ({ expect: 200, ...call }));
}

export const t24: readonly Workload[] = [
  {
    title: "T24: new",
    emulator: "t24",
    method: "POST",
    goal: "",
    prepare: constant({ method: "POST", path: `${SET}()/new`, headers: posting, expect: 201 }),
  },
  {
    title: "T24: validate, an entry with the properties set (2 kB)",
    emulator: "t24",
    method: "POST",
    goal: "",
    options: SMALL,
    async prepare(base) {
      const entry = withoutEmptyProperties(await filledEntry(base));
      return () => {
        const { path, ...call } = inputRequest(entry);
        return { ...call, path: `${path}/validate`, expect: 200 };
      };
    },
  },
  {
    title: "T24: input, an entry with the properties set (2 kB)",
    emulator: "t24",
    method: "POST",
    goal: "≥ 0.8",
    options: SMALL,
    async prepare(base) {
      const entry = withoutEmptyProperties(await filledEntry(base));
      return () => inputRequest(entry);
    },
  },
  {
    title: "T24: input, an entry with the properties set (2 kB), the metadata embedded (175 kB)",
    emulator: "t24",
    method: "POST",
    goal: "",
    async prepare(base) {
      const entry = withoutEmptyProperties(await filledEntry(base));
      return () => inputRequest(entry);
    },
  },
  {
    title: "T24: input, the whole /new entry in Atom (15 kB)",
    emulator: "t24",
    method: "POST",
    goal: "",
    options: SMALL,
    async prepare(base) {
      const entry = await filledEntry(base);
      return () => inputRequest(entry);
    },
  },
  {
    title: "T24: input and authorise in turn, a request",
    emulator: "t24",
    method: "PUT",
    goal: "",
    options: SMALL,
    prepare: prepareAuthorise,
  },
  {
    title: "T24: item GET in Atom",
    emulator: "t24",
    method: "GET",
    goal: "≥ 1.5",
    options: SMALL,
    prepare: constant({ method: "GET", path: `${SET}('66052')`, headers: { ...asInputter, ...atom } }),
  },
  {
    title: "T24: item GET in Atom, the metadata embedded (175 kB)",
    emulator: "t24",
    method: "GET",
    goal: "",
    prepare: constant({ method: "GET", path: `${SET}('66052')`, headers: { ...asInputter, ...atom } }),
  },
  {
    title: "T24: item GET in HAL",
    emulator: "t24",
    method: "GET",
    goal: "≥ 1.5",
    options: SMALL,
    prepare: constant({ method: "GET", path: `${SET}('66052')`, headers: { ...asInputter, ...hal } }),
  },
  {
    title: "T24: list of 50 in Atom",
    emulator: "t24",
    method: "GET",
    goal: "",
    async prepare(base) {
      await inputMany(base, 50);
      const path = `${SET}_IAuth()?$top=50`;
      return () => ({ method: "GET", path, headers: { ...asInputter, ...atom }, expect: 200 });
    },
  },
  {
    title: "T24: list of 50 in HAL",
    emulator: "t24",
    method: "GET",
    goal: "",
    async prepare(base) {
      await inputMany(base, 50);
      const path = `${SET}_IAuth()?$top=50`;
      return () => ({ method: "GET", path, headers: { ...asInputter, ...hal }, expect: 200 });
    },
  },
];

/** By so many records the inputs are ahead of the authorises, so that each is stored when its authoriser comes. */
const AHEAD = 50;

/** Inputs and authorises in turn, each authorise of a record that waits for it. */
async function prepareAuthorise(base: string): Promise<Load> {
  const entry = withoutEmptyProperties(await filledEntry(base));
  const waiting = [...(await inputMany(base, AHEAD))];
  let isAuthorise = false;
  return () => {
    isAuthorise = !isAuthorise;
    if (!isAuthorise) {
      const input = inputRequest(entry);
      waiting.push(idIn(input.path));
      return input;
    }
    const path = `${SET}('${waiting.shift() ?? ""}')/authorise`;
    return { method: "PUT", path, headers: { ...posting, ...asAuthoriser }, expect: 200 };
  };
}

function idIn(path: string): string {
  return /\('(\d+)'\)/.exec(path)?.[1] ?? "";
}

/** Inputs so many records, a few at a time; gives their numbers. */
async function inputMany(base: string, count: number): Promise<readonly string[]> {
  const entry = withoutEmptyProperties(await filledEntry(base));
  const ids: string[] = [];
  async function worker(): Promise<void> {
    while (ids.length < count) {
      const { path, expect: status, ...call } = inputRequest(entry);
      ids.push(idIn(path));
      const answer = await fetch(base + path, call);
      if (answer.status !== status) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  }
  await Promise.all(Array.from({ length: 10 }, worker));
  return ids;
}

/** What a Postman user has after the documented flow: the answer of /new with the seven fields filled in. */
async function filledEntry(base: string): Promise<string> {
  const answer = await fetch(`${base}${SET}()/new`, { method: "POST", headers: posting });
  const fields = {
    Title: "MR",
    GivenNames: "JOHN",
    Gender: "MALE",
    Sector: "1001",
    ShortName: "JOHN",
    Name1: "JOHN SNOW",
  };
  let entry = (await answer.text()).replace("<d:Mnemonic></d:Mnemonic>", "");
  for (const [name, value] of Object.entries(fields)) {
    entry = entry.replace(`<d:${name}></d:${name}>`, `<d:${name}>${value}</d:${name}>`);
  }
  return entry;
}

function withoutEmptyProperties(entry: string): string {
  return entry
    .replace(/<d:(\w+)><\/d:\1>/g, "")
    .replace(/<d:(\w+MvGroup) [^>]*>(?:(?!<\/d:\1>).)*<\/d:\1>/gs, (group) =>
      /<d:(?:ShortName|Name1)>/.test(group) ? group : "",
    );
}

function inputRequest(entry: string): LoadRequest & { readonly body: string } {
  const id = String(300_000 + next());
  return {
    method: "POST",
    path: `${SET}('${id}')`,
    headers: posting,
    body: entry.replace("</d:CustomerCode>", `</d:CustomerCode><d:Mnemonic>C${id}</d:Mnemonic>`),
    expect: 201,
  };
}
