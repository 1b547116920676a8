import { EXIT } from "../exit-codes.ts";
import { CommandError, UsageError } from "./command.ts";
import { EMULATORS } from "./emulators.ts";

/** The control API of one running emulator, for one sandbox. */
export interface Client {
  readonly name: string;
  /** The answer's body as JSON; undefined if it has none. Throws CommandError for a refusal, or if nobody answers. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** A refusal by the control API. */
export class Refused extends CommandError {}

/** A client for each of the emulators named, at the ports that the environment says. */
export function clientsFor(names: readonly string[], sandbox: string): readonly Client[] {
  return EMULATORS.filter(({ name }) => names.includes(name)).map(({ name, port, portVariable }) => {
    const base = `http://${hostOf(process.env["HOST"])}:${process.env[portVariable] || port}`;
    return { name, call: (method, path, body) => call({ name, base, sandbox, portVariable }, { method, path, body }) };
  });
}

/** The address to reach what is bound to: everywhere is here, too. */
function hostOf(host: string | undefined): string {
  if (host === undefined || host === "" || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

interface Where {
  readonly name: string;
  readonly base: string;
  readonly sandbox: string;
  readonly portVariable: string;
}

interface What {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function call({ name, base, sandbox, portVariable }: Where, { method, path, body }: What): Promise<unknown> {
  const token = process.env["ADMIN_TOKEN"];
  const url = `${base}/~${encodeURIComponent(sandbox)}/__admin/${path}`;
  if (!URL.canParse(url)) throw new UsageError(`${base} is no address: look at HOST and ${portVariable}.`);
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && token !== "none" && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    const hint = `start it, or set ${portVariable} to where it listens`;
    throw new CommandError(EXIT.portInUse, `${name} does not answer at ${base}: ${hint}.`);
  });
  const text = await answer.text();
  if (answer.ok) return text === "" ? undefined : (JSON.parse(text) as unknown);
  throw new Refused(EXIT.config, `${name}: ${sentenceOf(text) || `status ${answer.status}`}`);
}

function sentenceOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === "string" ? message : text;
  } catch {
    return text;
  }
}
