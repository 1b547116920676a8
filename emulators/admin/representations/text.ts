/** A resource that is a text of its own, such as Prometheus' figures or a page, written as it is. */
export interface TextDocument {
  readonly kind: "text";
  readonly contentType: string;
  readonly text: string;
}

export function isText(resource: object): resource is TextDocument {
  return "kind" in resource && resource.kind === "text";
}
