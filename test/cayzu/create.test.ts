import { CREATE, TOKEN, xmlOf, openCayzu } from "./calls.ts";
import { customer, customerXml, onOneLine, resultXml } from "./sample.ts";

const { close, client, postAs, world } = await openCayzu();
afterAll(close);

test("the JSON sample is created and read back, by both routes", async () => {
  const at = await world();
  const reply = await client.post(at + CREATE).send(customer);
  expect(reply.status).toBe(200);
  expect(reply.text).toBe('{"id":1,"errors":[],"is_valid":true}');
  expect(reply.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-cache",
    pragma: "no-cache",
    expires: "-1",
  });
  // A plain object that an action returns is 200 (W1 `ValueResultConverter`), not 201.
  expect(reply.headers).not.toHaveProperty("location");
  for (const path of ["/api/Customer/Get/1", "/api/Customer/1", "/API/CUSTOMER/get/1", "/api/customer/1/"]) {
    expect((await client.get(at + path + TOKEN)).text).toBe(JSON.stringify(customer));
  }
});

test("the XML sample is created, answered and read back to the letter", async () => {
  const at = await world();
  const reply = await postAs(at + CREATE, "application/xml", customerXml);
  expect(reply.headers["content-type"]).toBe("application/xml; charset=utf-8");
  expect(reply.text).toBe(onOneLine(resultXml));
  const read = await client.get(`${at}/api/Customer/Get/1${TOKEN}`).set("accept", "text/xml");
  expect(read.headers["content-type"]).toBe("text/xml; charset=utf-8");
  expect(read.text).toBe(onOneLine(customerXml));
});

test("both routes create, and number together", async () => {
  const at = await world();
  const ids: unknown[] = [];
  for (const path of ["/api/Customer", "/api/Customer/CreateCustomer", "/api/customer/createcustomer/"]) {
    ids.push((await client.post(at + path + TOKEN).send({ company_name: "Acme" })).body.id);
  }
  expect(ids).toEqual([1, 2, 3]);
});

test.each([
  ["application/json", '{"company_name":"Acme"}'],
  ["text/json", '{"company_name":"Acme"}'],
  ["application/xml", xmlOf("<company_name>Acme</company_name>")],
  ["text/xml", xmlOf("<company_name>Acme</company_name>")],
])("a body of type %s is read, and the answer is of the same type", async (type, body) => {
  const reply = await postAs((await world()) + CREATE, type, body);
  expect([reply.status, reply.headers["content-type"]]).toEqual([200, `${type}; charset=utf-8`]);
  expect(reply.text).toMatch(/"id":1,|<id>1</);
});

test("a customer without a company name is answered 200 with is_valid false, and no id is used up", async () => {
  const at = await world();
  const reply = await client.post(at + CREATE).send({});
  expect(reply.status).toBe(200);
  expect(reply.text).toBe(
    '{"id":0,"errors":[{"field":"company_name","message":"company_name is required."}],"is_valid":false}',
  );
  const xml = await postAs(at + CREATE, "text/xml", xmlOf("<company_name/>"));
  expect(xml.text).toContain(
    "<errors><error><field>company_name</field><message>company_name is required.</message></error></errors>",
  );
  expect((await client.post(at + CREATE).send({ company_name: "Acme" })).body.id).toBe(1);
});

test("the rules of the company name are switches", async () => {
  const at = await world({ companyNameRequired: false, companyNameUnique: true });
  expect((await client.post(at + CREATE).send({})).body.is_valid).toBe(true);
  expect((await client.post(at + CREATE).send({ company_name: "Acme" })).body.is_valid).toBe(true);
  expect((await client.post(at + CREATE).send({ company_name: "ACME" })).body.is_valid).toBe(false);
});

test("texts come back as they went in, in both forms", async () => {
  const at = await world();
  const notes = "e\u0301 \u202e\u200b 😀 <&>\"' \t\r\n end ";
  await client.post(at + CREATE).send({ company_name: "Acme", notes });
  expect((await client.get(`${at}/api/Customer/1${TOKEN}`)).body.notes).toBe(notes);
  const xml = (await client.get(`${at}/api/Customer/1${TOKEN}`).set("accept", "application/xml")).text;
  await postAs(at + CREATE, "application/xml", xml);
  expect((await client.get(`${at}/api/Customer/2${TOKEN}`)).body.notes).toBe(notes);
});

test("the samples keep the contract; what deviates is taken all the same, and journalled", async () => {
  const at = await world();
  await client.post(at + CREATE).send(customer);
  await postAs(at + CREATE, "application/xml", customerXml);
  await postAs(at + CREATE, "application/xml", xmlOf("<notes>n</notes><company_name>lost</company_name>"));
  const { body } = await client.get(`${at}/__admin/requests`);
  const counts = body.requests.map(({ violations }: { violations: unknown[] }) => violations.length);
  expect(counts).toEqual([1, 0, 0]);
});
