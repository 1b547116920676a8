import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation, OperationRequest, Reply } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { check, type Thoroughness } from "../domain/application.ts";
import { stampReview, type AuditFacts } from "../domain/audit.ts";
import { assertCompany, assertMay, type FunctionName, type User } from "../domain/authorisation.ts";
import { assertCustomerId, numberToSkip } from "../domain/ids.ts";
import { apply, customerInput, type LifecycleFunction, type Outcome } from "../domain/lifecycle.ts";
import { blankRecord, merge, type CustomerRecord } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import { isMatch, toHeader } from "../iris/etag.ts";
import { SERVICE_PATH, toKey } from "../iris/names.ts";
import { stateOf } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { PostedRecord } from "../representations/posted.ts";
import type { Entry, Resource } from "../representations/resource.ts";
import { commitOutcome, openFiles, readLookups, type OpenFiles } from "./files.ts";
import { placeOf, toCommandPage, toMadePage, toStatePage } from "./pages.ts";

type Change<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;
type ItemRequest = OperationRequest<operations["inputCustomer"], User>;

/** Hands out the next number, or the caller's; stores nothing (Q10). */
export const newCustomer: Change<"newCustomer"> = async (request, context) => {
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "input");
  const id = request.query.CustomerCode ?? String(await context.store.next("CUSTOMER"));
  assertCustomerId(id);
  return { status: 201, resource: toCommandPage(blankRecord(id), "new", placeOf(request, context)) };
};

/** A stored record as an editable form; without a number exactly as new (2.5). */
export const populateCustomer: Change<"populateCustomer"> = async (request, context) => {
  const { CustomerCode: id } = request.query;
  if (id === undefined) return newCustomer(request, context);
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "input");
  assertCustomerId(id);
  const { unauthorised, live } = await openFiles(context.store, id);
  const record = unauthorised ?? live;
  if (record === undefined) throw refusal("RECORD MISSING", `There is no record of customer ${id}.`, { id });
  return { status: 201, resource: toCommandPage(record, "populate", placeOf(request, context)) };
};

/** Checks a record and fills its defaults; stores nothing. */
export const validateCustomer: Change<"validateCustomer"> = async (request, context) => {
  const posted = admit("validate", request, context.options);
  const files = await openFiles(context.store, posted.id);
  const record = await checked(posted, "full", { request, context, files });
  return { status: 200, resource: toCommandPage(record, "validated", placeOf(request, context)) };
};

/** Inputs a new record or an amendment, which then awaits another user. */
export const inputCustomer: Change<"inputCustomer"> = async (request, context) => {
  const entry = await takeIn("input", "full", request, context);
  return toInputReply(201, entry);
};

/** The same as POST (Q9). */
export const putCustomer: Change<"putCustomer"> = async (request, context) => {
  const entry = await takeIn("input", "full", request, context);
  return toInputReply(context.options.putInputStatus, entry);
};

/** Keeps a record as it is; what is missing is not asked for (Q48). */
export const holdCustomer: Change<"holdCustomer"> = async (request, context) => {
  return toStateReply(201, await takeIn("hold", "hold", request, context));
};

/** Makes the unauthorised record live, by another user than its inputters; the body plays no role (Q47). */
export const authoriseCustomer: Change<"authoriseCustomer"> = async (request, context) => {
  const files = await openFor("authorise", request, context);
  const entry = await echoing(files.unauthorised, async () => {
    assertUnmodified(request, files.unauthorised, context.options);
    return move("authorise", { request, context, files });
  });
  const { status, resource, etag } = toStateReply(200, entry);
  // Q38
  return { status, headers: { location: locationOf(entry) }, ...(resource && { resource }), ...(etag && { etag }) };
};

/** CUSTOMER has no function R at run time, whatever the record (Q34). */
export const reverseCustomer: Change<"reverseCustomer"> = async (request, context) => {
  const files = await openFor("reverse", request, context);
  return echoing(files.unauthorised ?? files.live, async () =>
    toStateReply(200, await move("reverse", { request, context, files })),
  );
};

/** Removes the unauthorised record, awaiting authorisation or held alike (Q8). */
export const deleteCustomer: Change<"deleteCustomer"> = async (request, context) => {
  const files = await openFor("delete", request, context);
  const record = files.unauthorised ?? files.live ?? blankRecord(files.id);
  await echoing(files.unauthorised ?? files.live, async () => {
    assertUnmodified(request, files.unauthorised, context.options);
    await commitOutcome(context.store, files, apply(actOf("delete", request, context), files));
  });
  // Q8: the real sandbox was seen to fail after the deed.
  const status = context.options.deleteBug ? 500 : 200;
  return { status, resource: toCommandPage(record, "deleted", placeOf(request, context)) };
};

/** Stamps the audit fields of the newest record; nothing else changes (Q32). */
export const reviewCustomer: Change<"reviewCustomer"> = async (request, context) => {
  const files = await openFor("review", request, context);
  const { live, unauthorised } = files;
  const record = unauthorised ?? live;
  if (record === undefined)
    throw refusal("RECORD MISSING", `There is no record of customer ${files.id}.`, { id: files.id });
  const reviewed = stampReview(record, factsOf(request, context));
  const outcome = unauthorised === undefined ? { live: reviewed, unauthorised } : { live, unauthorised: reviewed };
  await commitOutcome(context.store, files, { status: "live", history: undefined, ...outcome });
  const state = unauthorised === undefined ? "Live" : stateOf[statusText(unauthorised)];
  return toStateReply(200, toStatePage(reviewed, state, placeOf(request, context)));
};

interface Asked {
  readonly request: ItemRequest;
  readonly context: Context<Options>;
  readonly files: OpenFiles;
}

/** The way of input and hold: admit, compare, check, move. */
async function takeIn(
  name: "input" | "hold",
  thoroughness: Thoroughness,
  request: ItemRequest,
  context: Context<Options>,
): Promise<Entry> {
  const posted = admit(name, request, context.options);
  const files = await openFiles(context.store, posted.id);
  return echoing(posted, async () => {
    assertUnmodified(request, files.unauthorised ?? files.live, context.options);
    const record = await checked(posted, thoroughness, { request, context, files });
    const entry = await move(name, { request, context, files, record });
    const number = numberToSkip(posted.id);
    if (number !== undefined) await context.store.skipPast("CUSTOMER", number);
    return toMadePage(entry);
  });
}

/** Applies a function to the files, stores what comes of it, and shows the state that it led to. */
async function move(
  name: LifecycleFunction,
  { request, context, files, record }: Asked & { readonly record?: CustomerRecord },
): Promise<Entry> {
  const outcome = apply({ ...actOf(name, request, context), record }, files);
  await commitOutcome(context.store, files, outcome);
  const result = resultOf(outcome);
  const state = stateOf[outcome.status];
  if (result === undefined || state === undefined) throw new Error(`${name} left no record to show`);
  return toStatePage(result, state, placeOf(request, context));
}

function resultOf({ unauthorised, live, history }: Outcome): CustomerRecord | undefined {
  return unauthorised ?? live ?? history?.record;
}

function actOf(name: LifecycleFunction, request: ItemRequest, context: Context<Options>): Parameters<typeof apply>[0] {
  return { function: name, version: customerInput, facts: factsOf(request, context) };
}

function factsOf({ user, params }: ItemRequest, { now, random }: Context<Options>): AuditFacts {
  return {
    now,
    processNumber: 10_000 + random.below(90_000),
    user: user.id,
    source: "SEAT",
    company: params.companyid,
    department: user.department,
  };
}

/** The posted record under the address's id, laid over nothing; refuses whoever may not do this. */
function admit(name: FunctionName, request: ItemRequest, options: Options): CustomerRecord {
  const { user, params } = request;
  assertCompany(user, params.companyid);
  const id = toKey(params.id);
  assertCustomerId(id);
  const { record, self } = toPosted(request.body);
  const posted = { ...record, id };
  assertSecurity(name, user, posted);
  if (options.bodyIdMismatch === "refuse" && record.id !== "" && record.id !== id) {
    throw new DomainError("malformed", `The body's CustomerCode is ${record.id}; the address says ${id}.`);
  }
  if (
    options.halSelfMismatch === "refuse" &&
    self !== undefined &&
    !self.endsWith(request.path.slice(SERVICE_PATH.length))
  ) {
    throw new DomainError("malformed", `The body's self link is ${self}; the request's path is ${request.path}.`);
  }
  return posted;
}

function assertSecurity(name: FunctionName, user: User, echo: CustomerRecord): void {
  try {
    assertMay(user, name);
  } catch (error) {
    throw withEcho(error, echo);
  }
}

/** The representations give a PostedRecord; no body is an empty record. */
function toPosted(body: unknown): PostedRecord {
  return (body as PostedRecord | undefined) ?? { record: blankRecord(""), self: undefined };
}

/** The record as it would be stored: laid over what is stored already, checked, with its defaults. */
async function checked(
  posted: CustomerRecord,
  thoroughness: Thoroughness,
  { request, context, files }: Asked,
): Promise<CustomerRecord> {
  const stored = files.unauthorised ?? files.live;
  const record = stored === undefined ? posted : merge(stored, posted);
  return echoing(posted, async () => {
    const lookups = await readLookups(record, request.params.companyid, context);
    return check(record, lookups, thoroughness);
  });
}

async function openFor(
  name: FunctionName,
  { user, params }: ItemRequest,
  { store }: Context<Options>,
): Promise<OpenFiles> {
  assertCompany(user, params.companyid);
  assertMay(user, name);
  const id = toKey(params.id);
  assertCustomerId(id);
  return openFiles(store, id);
}

/** If-Match against the record that would be changed: another tag, or any tag where nothing is stored, is 412 (5.3). */
function assertUnmodified({ headers }: ItemRequest, current: CustomerRecord | undefined, options: Options): void {
  const sent = headers["if-match"];
  if (sent === undefined) {
    if (!options.strictIfMatch || current === undefined) return;
    throw new DomainError("EB-RESOURCE.MODIFIED", "If-Match is missing; the option strictIfMatch demands it.");
  }
  const tag = options.lenientWeakTags ? sent.trim().replace(/^W\//, "") : sent;
  if (current !== undefined && isMatch(tag, current)) return;
  throw new DomainError("EB-RESOURCE.MODIFIED", `If-Match is ${sent}, which is not the ETag of the stored record.`);
}

/** Runs it; what T24 refuses is answered on the record that came, or that is stored (3.6). */
async function echoing<T>(echo: CustomerRecord | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw withEcho(error, echo);
  }
}

function withEcho(error: unknown, echo: CustomerRecord | undefined): unknown {
  if (!(error instanceof DomainError) || echo === undefined || "echo" in error.details) return error;
  return new DomainError(error.code, error.message, { ...error.details, echo });
}

function toStateReply(status: number, entry: Entry): Reply<Resource> {
  return { status, resource: entry, ...(entry.etag !== undefined && { etag: toHeader(entry.etag) }) };
}

/** 5.5, 5.8: an input carries Location, and the data that T24 generated. */
function toInputReply(status: number, entry: Entry): Reply<Resource> {
  const headers = { location: locationOf(entry), "x-t24-generated-data": GENERATED_DATA };
  return { ...toStateReply(status, entry), headers };
}

/** Q37 */
function locationOf({ base, self }: Entry): string {
  return base + self.href;
}

/** As the sandbox sent it: field, value and sub-value marks are T24's private-use characters (5.8). */
const GENERATED_DATA = Buffer.from("hiddenFirstRequest\uF8FD52\uF8FC1\uF8FC1\uF8FCNO").toString("base64");

function statusText(record: CustomerRecord): "INAU" | "IHLD" {
  return record.scalars["RECORD.STATUS"] === "IHLD" ? "IHLD" : "INAU";
}
