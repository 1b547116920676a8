import type { operations } from "../../contracts/admin/openapi.d.ts";
import type { CompiledContract } from "../core/contract/contract.ts";
import type { AnyEmulator, Context, Operations } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import type { World, Worlds } from "../core/worlds.ts";

/** What the control API controls. */
export interface Control {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  readonly worlds: Worlds;
  readonly seed: string;
  /** The contract's files as text, by path. */
  readonly documents: () => Promise<Readonly<Record<string, string>>>;
  readonly isReady: () => boolean;
}

/** One function for each operation of `contracts/admin`. */
export function createOperations(control: Control): Operations<operations, object, undefined, object> {
  const { emulator, contract, worlds } = control;
  const worldOf = ({ sandbox }: Context<object>): Promise<World> => worlds.open(sandbox);

  return {
    ...processOperations(control),

    async reset(_request, context) {
      await worlds.reset(await worldOf(context));
      return { status: 204 };
    },

    async listRequests({ query }, context) {
      const limit = toWhole(query.limit, "limit", 1_000);
      const status = toWhole(query.status, "status", 999);
      const { journal } = await worldOf(context);
      const requests = journal
        .list()
        .filter((entry) => query.operation === undefined || entry.operation === query.operation)
        .filter((entry) => status === undefined || entry.status === status)
        .slice(0, limit);
      return { status: 200, resource: { requests } };
    },

    async clearRequests(_request, context) {
      (await worldOf(context)).journal.clear();
      return { status: 204 };
    },

    async getRequest({ params }, context) {
      const entry = (await worldOf(context)).journal.get(params.id);
      if (entry !== undefined) return { status: 200, resource: entry };
      throw new DomainError(
        "no-such-request",
        `The journal of sandbox "${context.sandbox}" has no request ${params.id}.`,
      );
    },

    listSandboxes: () => Promise.resolve({ status: 200, resource: { sandboxes: worlds.names() } }),

    deleteSandbox({ params: { name } }) {
      if (worlds.remove(name)) return Promise.resolve({ status: 204 });
      throw new DomainError(
        "no-such-sandbox",
        `There is no sandbox "${name}"; there are: ${worlds.names().join(", ")}.`,
      );
    },

    async getOptions(_request, context) {
      return { status: 200, resource: optionsOf(emulator, await worldOf(context)) };
    },

    async setOptions({ body }, context) {
      const world = await worldOf(context);
      const refusal = isRecord(body)
        ? worlds.setOptions(world, body)
        : 'A JSON object is expected, such as {"name": value}.';
      if (refusal !== undefined) throw new DomainError("invalid-option", refusal);
      return { status: 200, resource: optionsOf(emulator, world) };
    },

    async getContract() {
      const evidence = Object.fromEntries(contract.operations.map(({ id, evidence: grade }) => [id, grade]));
      return { status: 200, resource: { documents: await control.documents(), evidence } };
    },
  };
}

function processOperations({
  emulator,
  seed,
  isReady,
}: Control): Pick<Operations<operations, object, undefined, object>, "getHealth" | "getReady"> {
  return {
    getHealth: () =>
      Promise.resolve({
        status: 200,
        resource: { emulator: emulator.name, status: "alive", seed, uptimeSeconds: process.uptime() },
      }),

    getReady: () =>
      Promise.resolve(
        isReady() ? { status: 200, resource: { status: "ready" } } : { status: 503, resource: { status: "loading" } },
      ),
  };
}

function optionsOf({ options }: AnyEmulator, world: World): object {
  return Object.fromEntries(
    Object.entries(options).map(([name, declaration]) => [name, { value: world.options[name], ...declaration }]),
  );
}

function toWhole(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= most) return Number(text);
  throw new DomainError(
    "invalid-query",
    `The query parameter "${name}" takes a whole number from 1 to ${most}; "${text}" came.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
