/** A way of writing the body of a vendor's main create call. */
export interface Spelling {
  readonly mediaType: string;
  /** The good body of the record with that number. */
  readonly write: (record: number) => string;
  /** The same body with something before its end, as a member or an element. */
  readonly writeWith: (record: number, extra: string) => string;
  /** Whether a charset that the vendor does not know is no mistake to it. */
  readonly takesAnyCharset?: true;
  /** Whether the vendor reads what is no JSON: NaN, and no further than to the end of the first value. */
  readonly isLoose?: true;
}

/** What the tests across all vendors need to know of one. */
export interface Vendor {
  readonly name: string;
  /** The path of the create call; the record's number makes records differ. */
  createPath(record: number): string;
  /** The path of a record by an id that is put in as it is. */
  recordPath(id: string): string;
  /** The headers of a caller that is let in; may have to ask the server for them. */
  signOn(origin: string): Promise<Readonly<Record<string, string>>>;
  readonly json: Spelling;
  /** A member of the create call's body that is a list of objects. */
  readonly list: string;
  readonly xml?: Spelling;
  /** What the create call answers when all is well. */
  readonly createdStatus: number;
  readonly created: RegExp;
  /** Whether a refusal's body is in the vendor's own words; `body` is parsed if it is JSON. */
  isRefusal(status: number, body: unknown): boolean;
}

const T24_PATH = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const T24_FIELDS = { Sector: "1001", Gender: "FEMALE", Title: "MS", GivenNames: "Ada", FamilyName: "Alpha" };

const t24: Vendor = {
  name: "t24",
  createPath: (record) => `${T24_PATH}('${record}')`,
  recordPath: (id) => `${T24_PATH}('${id}')`,
  signOn: () => Promise.resolve({ authorization: basic("INPUTT:123456") }),
  json: spellJson("application/hal+json", (record) => ({
    Mnemonic: `M${record}`,
    ShortNameMvGroup: [{ ShortName: "Alpha", LanguageCode: "en" }],
    Name1MvGroup: [{ Name1: "Alpha", LanguageCode: "en" }],
    ...T24_FIELDS,
  })),
  xml: spellXml("application/atom+xml", (record, extra) => {
    const fields = Object.entries({ Mnemonic: `M${record}`, ...T24_FIELDS });
    const group = (name: string): string =>
      `<d:${name}MvGroup m:type="Bag(T24.${name}MvGroup)"><d:element><d:${name}>Alpha</d:${name}>` +
      `<d:LanguageCode>en</d:LanguageCode></d:element></d:${name}MvGroup>`;
    return (
      '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
      'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><content type="application/xml">' +
      `<m:properties>${fields.map(([name, value]) => `<d:${name}>${value}</d:${name}>`).join("")}` +
      `${group("ShortName")}${group("Name1")}${extra}</m:properties></content></entry>`
    );
  }),
  list: "Name1MvGroup",
  createdStatus: 201,
  created: /"RecordStatus":"INAU"/,
  isRefusal: (status, body) => {
    // The authenticator and Wink answer these without a body.
    if (body === "") return [401, 404, 405, 406, 415].includes(status);
    if (typeof body === "string") return /^<\?xml [^>]+><(?:error|entry|feed) /.test(body);
    return hasMembers(body, { code: "string", message: "string" }) || hasMembers(body, { _links: "object" });
  },
};

const cayzu: Vendor = {
  name: "cayzu",
  createPath: () => "/api/Customer?token=cayzu-sandbox-token",
  recordPath: (id) => `/api/Customer/Get/${id}?token=cayzu-sandbox-token`,
  signOn: () => Promise.resolve({}),
  json: {
    ...spellJson("application/json", (record) => ({ company_name: `Company ${record}`, is_active: true })),
    // W3: Json.NET does.
    isLoose: true,
  },
  xml: {
    ...spellXml(
      "application/xml",
      (record, extra) =>
        '<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org">' +
        `<company_name>Company ${record}</company_name><is_active>true</is_active>${extra}</customer_create>`,
    ),
    // W1: Web API reads it as UTF-8.
    takesAnyCharset: true,
  },
  list: "custom_fields",
  createdStatus: 200,
  created: /"is_valid":true/,
  isRefusal: (_status, body) =>
    typeof body === "string" ? /^<Error><Message>/.test(body) : hasMembers(body, { Message: "string" }),
};

const controlCenter: Vendor = {
  name: "control-center",
  createPath: () => "/rws/api/v1/customers",
  recordPath: (id) => `/rws/api/v1/customers/${id}`,
  signOn: () => Promise.resolve({ authorization: basic("sandbox:sandbox-api-key") }),
  json: spellJson("application/json", (record) => ({ name: `Customer ${record}`, accountName: "Acme" })),
  list: "contacts",
  createdStatus: 200,
  created: /"customerId":/,
  isRefusal: (_status, body) => hasMembers(body, { errorMessage: "string" }),
};

const cardlytics: Vendor = {
  name: "cardlytics",
  createPath: () => "/v2/data/customers",
  recordPath: (id) => `/v2/data/customers/${id}`,
  async signOn(origin) {
    const answer = await fetch(`${origin}/v2/session/startSession`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"scopes":["api:institution"]}',
    });
    const { sessionToken } = (await answer.json()) as { sessionToken: string };
    return { "x-cdlx-session-token": sessionToken };
  },
  json: spellJson("application/json", (record) => ({ customers: [cardlyticsCustomer(record)] })),
  list: "customers",
  createdStatus: 200,
  created: /"requestId":/,
  isRefusal: (status, body) =>
    hasMembers(body, { type: "string", title: "string", validationErrors: "object", requestId: "string" }) &&
    hasMembers(body, { status: "number" }) &&
    (body as { status: number }).status === status,
};

/** The four, with T24 first. */
export const VENDORS: readonly Vendor[] = [t24, cayzu, controlCenter, cardlytics];

/** A customer that Cardlytics takes, without accounts. */
export function cardlyticsCustomer(record: number): Readonly<Record<string, unknown>> {
  return {
    sourceCustomerId: `CUST-${record}`,
    organizationId: "50004",
    postalCode: "78753",
    country: "US",
    customerCreationDate: "2024-01-01T08:00:00Z",
    enrollmentStartDate: "2024-01-01T08:00:00Z",
    enrollmentOptInStatus: "ACTIVE",
    alertOptInStatus: ["ALL"],
    targetingIndicator: "TARGET",
    accounts: [],
  };
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString("base64")}`;
}

function spellJson(mediaType: string, body: (record: number) => object): Spelling {
  return {
    mediaType,
    write: (record) => JSON.stringify(body(record)),
    writeWith: (record, extra) => `${JSON.stringify(body(record)).slice(0, -1)},${extra}}`,
  };
}

function spellXml(mediaType: string, write: (record: number, extra: string) => string): Spelling {
  return { mediaType, write: (record) => write(record, ""), writeWith: write };
}

function hasMembers(body: unknown, types: Readonly<Record<string, string>>): boolean {
  if (typeof body !== "object" || body === null) return false;
  return Object.entries(types).every(
    ([name, type]) => typeof Object.entries(body).find(([key]) => key === name)?.[1] === type,
  );
}
