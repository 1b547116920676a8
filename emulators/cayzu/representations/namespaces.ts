/** The namespaces of the service's data contracts, as its XML samples have them (C1). */
export const namespaces = {
  /** `customer_create` and its own members. */
  org: "http://schemas.datacontract.org/2004/07/Ticket.Api.Org",
  /** `create_result`, and the `id` that `customer_create` inherits. */
  api: "http://schemas.datacontract.org/2004/07/Ticket.Api",
  /** The items of a list of strings. */
  arrays: "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
  /** The attribute `nil`. */
  instance: "http://www.w3.org/2001/XMLSchema-instance",
} as const;
