/** The error table of Cisco's page Create Customer, then the platform's common codes (D4, P1, G1, G2) and assumed ones. */
const TABLE = `
10000004 400 Invalid accountId.
10000024 400 Invalid apiVersion.
10000580 400 Customer details required.
10000581 400 Customer name is required.
10000582 400 Invalid customer name. Number of characters allowed 1 - 60.
10000583 400 Account Id is required.
10000584 400 Security answer missing.
10000585 400 Security question missing.
10000586 400 Invalid security question. Number of characters allowed 0 - 100.
10000587 400 Invalid security answer. Number of characters allowed 0 - 100.
10000588 400 Maximum 4 contacts can be associated with a customer.
10000589 400 Invalid contact name. Number of characters allowed 0 - 40.
10000590 400 Invalid contact title. Number of characters allowed 0 - 40.
10000591 400 Invalid contact phone. Number of characters allowed 0 - 25.
10000592 400 Invalid contact mobile. Number of characters allowed 0 - 40.
10000593 400 Invalid contact email. Number of characters allowed 0 - 320.
10000594 400 Invalid address line1. Number of characters allowed 0 - 40.
10000595 400 Invalid address line2. Number of characters allowed 0 - 40.
10000596 400 Invalid city. Number of characters allowed 0 - 40.
10000597 400 Invalid state/region. Number of characters allowed 0 - 40.
10000598 400 Invalid country. Number of characters allowed 0 - 100.
10000599 400 Invalid postal code. Number of characters allowed 0 - 15.
10000602 400 Duplicate customer name.
10000603 400 Invalid account. Account erasure request is in progress for the account.
20000003 404 Resource not found - Invalid accountId.
10000001 401 Invalid credentials
10000011 400 One or more required fields are missing.
10000023 400 The JSON in the request is not well formed. Please ensure that commas, colons, braces etc. are formatted properly.
10000028 400 Invalid request.
10000030 400 Your role does not have access to this API function.
10000062 400 This user does not have access to the account data.
10000079 400 This account does not have access to this API.
10000080 400 API access is forbidden.
20000004 404 Resource not found - Invalid customerId.
1400101 404 Customer not found.
30000001 500 Unknown server error.
40000029 429 Rate limit exceeded.`;

/** Status and body as published for a code. */
export function published(code: string): [status: number, body: string] {
  const [, status, errorMessage] = new RegExp(`^${code} (\\d+) (.*)$`, "m").exec(TABLE) ?? [];
  return [Number(status), JSON.stringify({ errorMessage, errorCode: code })];
}

/** Every code of the table. */
export const CODES: readonly string[] = TABLE.trim()
  .split("\n")
  .map((row) => row.slice(0, row.indexOf(" ")));
