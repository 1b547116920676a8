import { defineOptions } from "../../core/options.ts";

/** What IRIS answers with: statuses, headers and links. */
export const answerOptions = defineOptions({
  putInputStatus: {
    default: 201,
    values: [201, 200],
    description: "Status of an input by PUT.",
    reason: "PUT runs the same command as POST, which answers CREATED.",
    source: "t24-iris Q9",
    grade: "derived",
  },
  locationTarget: {
    default: "state",
    values: ["state", "item"],
    description:
      "Whether Location after what leads to a state, such as input and authorise, names that state, or the item.",
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
  relationsHost: {
    default: "temenostech.temenos.com",
    values: ["temenostech.temenos.com", "rels.temenos.com"],
    description: "The host of T24's own relations, such as http://temenostech.temenos.com/rels/input.",
    reason: "Every payload and RIM file has it; the other one is in the documentation after July 2016 only.",
    source: "t24-iris Q50",
    grade: "observed",
  },
  embeddedResources: {
    default: "metadata",
    values: ["small", "metadata", "all"],
    description: "Whether pages embed only errors and messages, or the field metadata, or the changed values, too.",
    reason: "The metadata was seen embedded, 160 kB in each answer; that changed values are is in the RIM only.",
    source: "t24-iris 2.4, 4.4",
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
