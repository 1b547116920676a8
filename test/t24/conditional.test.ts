import { codesIn, customer, inputJohn, JOHN_SNOW, openT24, type Call, type Sent } from "./calls.ts";
import { conditionalCases, forms, states, type Form, type State } from "./conditional-cases.ts";

const t24 = await openT24();
afterAll(() => t24.close());

/** Brings about a state; gives the customer, and the ETag that the state's row is about. */
const prepare: Readonly<Record<State, (call: Call) => Promise<{ id: string; etag: string }>>> = {
  nothing: () => Promise.resolve({ id: "190245", etag: '"none"' }),
  live: async (call) => ({ id: "100104", etag: await etagOf(call, "100104") }),
  waiting: async (call) => {
    await inputJohn(call);
    return { id: "190245", etag: await etagOf(call, "190245") };
  },
  superseded: async (call) => {
    const etag = await etagOf(call, "100104");
    expect((await call("POST", customer("100104"), { body: { Target: "5" } })).status).toBe(201);
    return { id: "100104", etag };
  },
};

async function etagOf(call: Call, id: string): Promise<string> {
  return (await call("GET", customer(id))).headers["etag"] ?? "";
}

/** What goes with a request besides the header: somebody who may, and something that changes the record. */
const sending: Readonly<Record<string, (state: State) => Sent>> = {
  "PUT ('id')/authorise": () => ({ user: "AUTHOR" }),
  "POST ('id')/review": () => ({ user: "AUDITR" }),
  "POST ('id')": toChange,
  "PUT ('id')": toChange,
  "POST ('id')/hold": toChange,
  "POST ('id')/validate": toChange,
};

function toChange(state: State): Sent {
  return { body: state === "nothing" ? JOHN_SNOW : { Target: "7" } };
}

const rows = conditionalCases.flatMap((row) =>
  row.states.flatMap((state) =>
    row.forms.flatMap((form) => row.requests.map((request) => ({ ...row, state, form, request }))),
  ),
);

test.each(rows)(
  "$request with $header ($form), $state stored: $status",
  async ({ request, header, form, state, status, code }) => {
    const call = await t24.world();
    const { id, etag } = await prepare[state](call);
    const [method = "", path = ""] = request.split(" ");
    const value = writeForm(form, etag);
    const sent = sending[request]?.(state) ?? {};
    const headers = value === undefined ? {} : { [header.toLowerCase()]: value };
    const answer = await call(method, `verCustomer_Inputs${path.replace("id", id)}`, { ...sent, headers });
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(codesIn(answer)).toEqual([code]);
    if (status === 304) expect([answer.text, answer.headers["etag"]]).toEqual(["", undefined]);
  },
);

function writeForm(form: Form, etag: string): string | undefined {
  return forms[form].write(etag);
}

test("every form and every state is in the table", () => {
  expect(new Set(rows.map(({ form }) => form))).toEqual(new Set(Object.keys(forms)));
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(Object.keys(states)));
});

test("while an amendment waits, the ETag to match is its own", async () => {
  const call = await t24.world();
  const { headers } = await call("POST", customer("100104"), { body: { Target: "5" } });
  const sent = { body: { Target: "4" }, headers: { "if-match": headers["etag"] ?? "" } };
  expect((await call("POST", customer("100104"), sent)).status).toBe(201);
});

test.each([
  [true, 201],
  [false, 412],
])("anyTagMatches %s: an amendment with If-Match: * is answered %s", async (anyTagMatches, status) => {
  const call = await t24.world({ anyTagMatches });
  const sent = { body: { Target: "5" }, headers: { "if-match": "*" } };
  expect((await call("POST", customer("100104"), sent)).status).toBe(status);
});

test.each([
  [true, 201],
  [false, 412],
])(
  "unquotedTags %s: an amendment with the bare ETag is answered %s, with the quoted one 201",
  async (unquotedTags, status) => {
    const call = await t24.world({ unquotedTags });
    const etag = await etagOf(call, "100104");
    const send = (tag: string) =>
      call("POST", customer("100104"), { body: { Target: "5" }, headers: { "if-match": tag } });
    expect((await send(etag.slice(1, -1))).status).toBe(status);
    expect((await send(await etagOf(call, "100104"))).status).toBe(201);
  },
);
