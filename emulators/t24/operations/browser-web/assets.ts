import type { operations } from "../../../../contracts/t24/openapi.d.ts";
import type { Operation, Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import { assets } from "../../browser-web/assets.ts";
import { iconOf } from "../../browser-web/icons.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import { toPageReply } from "./reply.ts";

type Serve<Id extends keyof operations> = Operation<operations[Id], WebPage, User, Options>;

/** A script of the pages, by its file name. */
export const getBrowserScript: Serve<"getBrowserScript"> = ({ params: { name } }) => serve(name, ".js");

/** A style sheet of the pages, by its file name. */
export const getBrowserStyle: Serve<"getBrowserStyle"> = ({ params: { name } }) => serve(name, ".css");

/** A picture by its name, which says GIF as T24's do; ours are drawn as SVG (4.2). */
export const getBrowserImage: Serve<"getBrowserImage"> = ({ params: { folder, name } }) =>
  serveImage(`${folder}/${name}`);

/** The same, one folder deeper (9.4). */
export const getBrowserSubImage: Serve<"getBrowserSubImage"> = ({ params: { folder, subfolder, name } }) =>
  serveImage(`${folder}/${subfolder}/${name}`);

/** The same icon that pages name themselves; where a page is only frames, browsers ask for this one. */
export const getBrowserIcon: Serve<"getBrowserIcon"> = () => serveImage(`${ICON}${GIF}`);

const TYPES = { ".js": "text/javascript;charset=UTF-8", ".css": "text/css;charset=UTF-8" } as const;

function serve(name: string, ending: keyof typeof TYPES): Promise<Reply<WebPage>> {
  const text = name.endsWith(ending) && Object.hasOwn(assets, name) ? assets[name] : undefined;
  return toAssetReply(name, TYPES[ending], text);
}

function serveImage(path: string): Promise<Reply<WebPage>> {
  const isPicture = path.endsWith(GIF);
  return toAssetReply(path, "image/svg+xml", isPicture ? iconOf(path.slice(0, -GIF.length)) : undefined);
}

const GIF = ".gif";
const ICON = "menu/document";

function toAssetReply(name: string, contentType: string, text: string | undefined): Promise<Reply<WebPage>> {
  if (text === undefined) throw new DomainError("not-found", `There is no file ${name}.`);
  return Promise.resolve(toPageReply({ kind: "asset", contentType, text }, { "cache-control": "max-age=60" }));
}
