import { defineOptions, type OptionsOf } from "../core/options.ts";

/** The open questions of the fact sheet's section 10 that this emulator decides by a switch. */
export const options = defineOptions({
  unauthorisedMissingStatus: {
    default: 400,
    values: [400, 404],
    description: "Status of authorising or deleting where nothing is unauthorised.",
    reason: "T24 looks in $NAU only, whether or not the record is live; business errors are 400 everywhere.",
    source: "t24-iris Q3",
    grade: "assumed",
  },
  strictIfMatch: {
    default: false,
    description: "Whether amending or authorising without If-Match is refused with 412.",
    reason: "No public test rejects it, and the engine knows no 428.",
    source: "t24-iris Q5",
    grade: "derived",
  },
  lenientWeakTags: {
    default: false,
    description: "Whether W/ before the tag in If-Match is passed over.",
    reason: "The engine compares plain strings.",
    source: "t24-iris Q6",
    grade: "derived",
  },
  deleteBug: {
    default: false,
    description: "Whether DELETE answers 500 although the record is deleted.",
    reason: "Both 200 and 500 were seen; the record disappears either way.",
    source: "t24-iris Q8",
    grade: "observed",
  },
  putInputStatus: {
    default: 201,
    values: [201, 200],
    description: "Status of an input by PUT.",
    reason: "PUT runs the same command as POST, which answers CREATED.",
    source: "t24-iris Q9",
    grade: "derived",
  },
  unparsableKeyStatus: {
    default: 400,
    values: [400, 500],
    description: "Status of a POST or PUT whose key is neither quoted nor a number.",
    reason:
      "T24 refuses such an id by its own check, as it does a quoted one; the engine's key parser may fail before.",
    source: "t24-iris Q12",
    grade: "assumed",
  },
  bodyIdMismatch: {
    default: "ignore",
    values: ["ignore", "refuse"],
    description: "What becomes of a CustomerCode in the body that is not the address's.",
    reason: "The address wins in the engine; sources do not cover the case.",
    source: "t24-iris Q13",
    grade: "assumed",
  },
  halSelfMismatch: {
    default: "ignore",
    values: ["ignore", "refuse"],
    description: "What becomes of a HAL body whose self link is not the request's address.",
    reason: "The engine refuses it, but then the body of /new cannot be posted back, as the documented flow does.",
    source: "t24-iris Q25",
    grade: "derived",
  },
  locationTarget: {
    default: "state",
    values: ["state", "item"],
    description: "Whether Location after input, hold and authorise names the state that they led to, or the item.",
    reason: "The engine takes it from the self link of the page; the tail of the observed one is not legible.",
    source: "t24-iris Q37",
    grade: "derived",
  },
  itemLocation: {
    default: false,
    description: "Whether GET of the item has a Location, too, which names its state.",
    reason: "The engine's code says so; no exchange shows it.",
    source: "t24-iris Q38",
    grade: "derived",
  },
  generatedDataOn: {
    default: "input",
    values: ["input", "everyCommand"],
    description: "Whether new and validate carry x-t24-generated-data, as input does.",
    reason: "It was seen on input; the others had one header that is not legible.",
    source: "t24-iris Q39",
    grade: "observed",
  },
  proxyPort443: {
    default: false,
    description: "Whether xml:base has the port of a TLS proxy, and Atom's links are absolute for that.",
    reason: "Seen behind such a proxy; without one base and links agree.",
    source: "t24-iris Q40",
    grade: "observed",
  },
  ofsSource: {
    default: "SEAT",
    description: "The OFS source in the stamps of INPUTTER and AUTHORISER.",
    reason: "Record dumps show several.",
    source: "t24-iris Q35",
    grade: "observed",
  },
  errorSelf: {
    default: "errorHandler",
    values: ["errorHandler", "command"],
    description: "Whether the self link of an error page names the error handler or the command that failed.",
    reason: "The RIM says the error handler, an older fixture the command.",
    source: "t24-iris Q23",
    grade: "documented",
  },
});

export type Options = OptionsOf<typeof options>;
