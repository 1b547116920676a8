import { basic, json, next, type Workload } from "../workload.ts";

/** The customer that the service's page shows, but for its name; 268 bytes. */
export const customer = {
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

const PATH = "/rws/api/v1/customers";
const headers = { authorization: basic("sandbox", "sandbox-api-key") };

/** A body with a name of its own. */
function body(): string {
  return JSON.stringify({ ...customer, name: `Acme Customer ${next()}` });
}

async function createOne(base: string): Promise<string> {
  const answer = await fetch(base + PATH, { method: "POST", headers: { ...headers, ...json }, body: body() });
  const { customerId } = (await answer.json()) as { readonly customerId: number };
  return `${PATH}/${customerId}`;
}

export const controlCenter: readonly Workload[] = [
  {
    title: "Control Center: create",
    emulator: "control-center",
    method: "POST",
    goal: "≥ 2.0",
    prepare: () =>
      Promise.resolve(() => ({
        method: "POST",
        path: PATH,
        headers: { ...json, ...headers },
        body: body(),
        expect: 200,
      })),
  },
  {
    title: "Control Center: get",
    emulator: "control-center",
    method: "GET",
    goal: "≥ 2.0",
    async prepare(base) {
      const path = await createOne(base);
      return () => ({ method: "GET", path, headers, expect: 200 });
    },
  },
  {
    title: "Control Center: edit",
    emulator: "control-center",
    method: "PUT",
    goal: "",
    async prepare(base) {
      const path = await createOne(base);
      return () => ({ method: "PUT", path, headers: { ...json, ...headers }, body: body(), expect: 200 });
    },
  },
];
