import type { Formatted, Representation } from "../../core/emulator.ts";
import type { XmlElement } from "../../core/xml.ts";
import { failedBinding, type Binding } from "../domain/binding.ts";
import { bindDataContract } from "./data-contract-reader.ts";
import { writeCreateResult, writeCustomer, writeCustomers } from "./data-contract-writer.ts";
import { writeHttpError } from "./http-error.ts";
import type { Resource } from "./resource.ts";

const TYPES = ["application/xml", "text/xml"] as const;

/** Web API's XML formatter: DataContractSerializer, no XML declaration (W1 `XmlMediaTypeFormatter`). */
export const dataContract: Representation<Resource> = {
  writes: TYPES,
  reads: TYPES,
  syntax: "xml",
  mapsByParser: true,
  format: formatXml,
  parse: parseXml,
};

/** A resource as XML. */
function formatXml(resource: Resource, mediaType: string): Formatted {
  return { contentType: `${mediaType}; charset=utf-8`, text: write(resource) };
}

function write(resource: Resource): string {
  switch (resource.kind) {
    case "create_result":
      return writeCreateResult(resource.value);
    case "customer":
      return writeCustomer(resource.contract, resource.value);
    case "customers":
      return writeCustomers(resource.contract, resource.value);
    case "error":
      return writeHttpError(resource.value);
  }
}

function parseXml(document: unknown): Binding {
  return isXmlElement(document) ? bindDataContract(document) : failedBinding;
}

function isXmlElement(value: unknown): value is XmlElement {
  return typeof value === "object" && value !== null && "namespace" in value && "children" in value;
}
