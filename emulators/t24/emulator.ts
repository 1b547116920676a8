import type { operations } from "../../contracts/t24/openapi.d.ts";
import { defineEmulator } from "../core/emulator.ts";
import type { User } from "./domain/authorisation.ts";
import { errorEvidence } from "./error-evidence.ts";
import { errorCodes, toReply } from "./errors.ts";
import { SERVICE_PATH } from "./iris/names.ts";
import * as browserAssets from "./operations/browser-web/assets.ts";
import * as servlet from "./operations/browser-web/servlet.ts";
import * as login from "./operations/browser-web/login.ts";
import * as clipboard from "./operations/clipboard.ts";
import * as decide from "./operations/decide.ts";
import * as edmx from "./operations/edmx.ts";
import * as entry from "./operations/entry.ts";
import * as input from "./operations/input.ts";
import * as contextEnquiries from "./operations/context-enquiries.ts";
import * as enquire from "./operations/enquire.ts";
import * as list from "./operations/list.ts";
import * as lookup from "./operations/lookup.ts";
import * as prepare from "./operations/prepare.ts";
import * as read from "./operations/read.ts";
import { options, type Options } from "./options.ts";
import { protocol } from "./protocol.ts";
import { recordKinds } from "./record-kinds.ts";
import { orWebPage, postedForm, type Answer } from "./representations/answer.ts";
import { atom } from "./representations/atom.ts";
import { hal } from "./representations/hal.ts";
import { halXml } from "./representations/hal-xml.ts";
import { html } from "./representations/html.ts";
import { remedies } from "./remedies.ts";
import { seed } from "./seed.ts";
import { seeding } from "./seeding.ts";

/** Temenos T24: the versions of CUSTOMER over IRIS, and in the classic Browser. */
export const emulator = defineEmulator<operations, Answer, User, Options>({
  name: "t24",
  title: "Temenos T24 over IRIS",
  doorstep: {
    port: 4001,
    portVariable: "T24_PORT",
    basePath: `${SERVICE_PATH}/GB0010001/`,
    tryIt: (base) => `curl -u INPUTT:123456 "${base}${SERVICE_PATH}/GB0010001/verCustomer_Inputs()"`,
  },
  protocol,
  operations: {
    ...edmx,
    ...entry,
    ...read,
    ...list,
    ...enquire,
    ...contextEnquiries,
    ...lookup,
    ...prepare,
    ...input,
    ...decide,
    ...clipboard,
    ...login,
    ...servlet,
    ...browserAssets,
  },
  representations: [orWebPage(atom), orWebPage(hal), orWebPage(halXml), orWebPage(html), postedForm],
  errorCodes,
  errorEvidence,
  remedies,
  toReply,
  options,
  seed,
  seeding,
  recordKinds,
});
