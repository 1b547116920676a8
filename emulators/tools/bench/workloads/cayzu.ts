import { json, next, type Workload } from "../workload.ts";

const PATH = "/api/Customer";
const TOKEN = "?token=cayzu-sandbox-token";

const inJson = (): string =>
  JSON.stringify({ company_name: `Acme ${next()}`, city: "Anytown", is_active: true, custom_fields: [] });

export const cayzu: readonly Workload[] = [
  {
    title: "Cayzu: create in JSON",
    emulator: "cayzu",
    method: "POST",
    goal: "≥ 1.8",
    prepare: () =>
      Promise.resolve(() => ({ method: "POST", path: PATH + TOKEN, headers: json, body: inJson(), expect: 200 })),
  },
  {
    title: "Cayzu: create in XML",
    emulator: "cayzu",
    method: "POST",
    goal: "≥ 0.7",
    prepare: () =>
      Promise.resolve(() => ({
        method: "POST",
        path: PATH + TOKEN,
        headers: { "content-type": "application/xml" },
        body: `<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org"><city>Anytown</city><company_name>Acme ${next()}</company_name><is_active>true</is_active></customer_create>`,
        expect: 200,
      })),
  },
  {
    title: "Cayzu: get",
    emulator: "cayzu",
    method: "GET",
    goal: "",
    async prepare(base) {
      const answer = await fetch(base + PATH + TOKEN, { method: "POST", headers: json, body: inJson() });
      const { id } = (await answer.json()) as { readonly id: number };
      return () => ({ method: "GET", path: `${PATH}/${id}${TOKEN}`, headers: {}, expect: 200 });
    },
  },
];
