import type { Load } from "./bench-load.ts";

/** What is measured: one call of one emulator, made anew each time. */
export interface Workload {
  readonly title: string;
  readonly emulator: string;
  readonly method: "GET" | "POST";
  /** The least CPU ratio to bare Express that is promised. */
  readonly goal: string;
  /** A body, for the bare server to read as well. */
  readonly sample?: string;
  prepare(base: string): Promise<Load>;
}

const T24 = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const asInputter = { authorization: basic("INPUTT", "123456") };
const json = { "content-type": "application/json" };

const controlCenterCustomer = {
  name: "Acme Customer",
  accountName: "Acme",
  securityQuestion: "FirstConcert",
  securityAnswer: "Journey",
  shipToBillAddress: true,
  billingAddress: {
    addressLine1: "123 Main",
    addressLine2: "string",
    city: "Anytown",
    state: "FLA",
    country: "USA",
    postalCode: "36301",
  },
};

let serial = 0;
const next = (): number => (serial += 1);

export const workloads: readonly Workload[] = [
  {
    title: "Control Center: create",
    emulator: "control-center",
    method: "POST",
    goal: "≥ 1.5",
    sample: JSON.stringify(controlCenterCustomer),
    prepare: () =>
      Promise.resolve(() => ({
        method: "POST",
        path: "/rws/api/v1/customers",
        headers: { ...json, authorization: basic("sandbox", "sandbox-api-key") },
        body: JSON.stringify({ ...controlCenterCustomer, name: `Acme Customer ${next()}` }),
        expect: 200,
      })),
  },
  {
    title: "T24: input, the whole /new entry in Atom (15 kB)",
    emulator: "t24",
    method: "POST",
    goal: "≥ 0.5",
    prepare: async (base) => {
      const entry = await filledEntry(base);
      return () => inputRequest(entry);
    },
  },
  {
    title: "T24: input, an entry with the properties set (2 kB)",
    emulator: "t24",
    method: "POST",
    goal: "≥ 0.5",
    prepare: async (base) => {
      const entry = withoutEmptyProperties(await filledEntry(base));
      return () => inputRequest(entry);
    },
  },
  {
    title: "T24: item GET in Atom",
    emulator: "t24",
    method: "GET",
    goal: "≥ 1.0",
    prepare: () =>
      Promise.resolve(() => ({ method: "GET", path: `${T24}('66052')`, headers: asInputter, expect: 200 })),
  },
  {
    title: "Cayzu: create in JSON",
    emulator: "cayzu",
    method: "POST",
    goal: "",
    prepare: () =>
      Promise.resolve(() => ({
        method: "POST",
        path: "/api/Customer?token=cayzu-sandbox-token",
        headers: json,
        body: JSON.stringify({ company_name: `Acme ${next()}`, city: "Anytown", is_active: true, custom_fields: [] }),
        expect: 200,
      })),
  },
  {
    title: "Cayzu: create in XML",
    emulator: "cayzu",
    method: "POST",
    goal: "",
    prepare: () =>
      Promise.resolve(() => ({
        method: "POST",
        path: "/api/Customer?token=cayzu-sandbox-token",
        headers: { "content-type": "application/xml" },
        body: `<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org"><city>Anytown</city><company_name>Acme ${next()}</company_name><is_active>true</is_active></customer_create>`,
        expect: 200,
      })),
  },
];

/** What a Postman user has after the documented flow: the answer of /new with the seven fields filled in. */
async function filledEntry(base: string): Promise<string> {
  const headers = { ...asInputter, "content-type": "application/atom+xml" };
  const answer = await fetch(`${base}${T24}()/new`, { method: "POST", headers });
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

function inputRequest(entry: string): ReturnType<Load> {
  const id = String(300_000 + next());
  return {
    method: "POST",
    path: `${T24}('${id}')`,
    headers: { ...asInputter, "content-type": "application/atom+xml" },
    body: entry.replace("</d:CustomerCode>", `</d:CustomerCode><d:Mnemonic>C${id}</d:Mnemonic>`),
    expect: 201,
  };
}
