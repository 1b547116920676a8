import type { operations } from "../../../../contracts/t24/openapi.d.ts";
import type { Operation, Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import { assets } from "../../browser-web/assets.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import { toPageReply } from "./reply.ts";

type Serve<Id extends keyof operations> = Operation<operations[Id], WebPage, User, Options>;

/** A script of the pages, by its file name. */
export const getBrowserScript: Serve<"getBrowserScript"> = ({ params: { name } }) => serve(name, ".js");

/** A style sheet of the pages, by its file name. */
export const getBrowserStyle: Serve<"getBrowserStyle"> = ({ params: { name } }) => serve(name, ".css");

const TYPES = { ".js": "text/javascript;charset=UTF-8", ".css": "text/css;charset=UTF-8" } as const;

function serve(name: string, ending: keyof typeof TYPES): Promise<Reply<WebPage>> {
  const text = name.endsWith(ending) && Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (text === undefined) throw new DomainError("not-found", `There is no file ${name}.`);
  const page = { kind: "asset", contentType: TYPES[ending], text } as const;
  return Promise.resolve(toPageReply(page, { "cache-control": "max-age=60" }));
}
