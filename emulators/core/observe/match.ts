/** Which requests a rule concerns; what is left out fits all. In a path and in header values `*` is any text. */
export interface RequestMatch {
  /** Upper case. */
  readonly method?: string;
  /** Without query and sandbox prefix; or a template as the contract has it, such as `/customers/{id}`. */
  readonly path?: string;
  readonly operationId?: string;
  /** By name, in any case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What of a request can be matched. */
export interface MatchedRequest {
  readonly method: string;
  /** As the client wrote it. */
  readonly path: string;
  /** As the contract has it: with its aliases and letter case settled. */
  readonly canonicalPath: string;
  /** The operation that it reaches, if any, with its path template. */
  readonly operation: { readonly id: string; readonly path: string } | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Whether a request is one that the rule concerns. */
export function fits(match: RequestMatch, request: MatchedRequest): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.operationId !== undefined && match.operationId !== request.operation?.id) return false;
  if (match.path !== undefined && !fitsPath(match.path, request)) return false;
  return Object.entries(match.headers ?? {}).every(([name, pattern]) => {
    const value = request.headers[name.toLowerCase()];
    return value !== undefined && fitsPattern(pattern, value);
  });
}

function fitsPath(pattern: string, { path, canonicalPath, operation }: MatchedRequest): boolean {
  return pattern === operation?.path || fitsPattern(pattern, path) || fitsPattern(pattern, canonicalPath);
}

/** Whether a text is the pattern's, in which `*` is any text; takes time in proportion to the text, whatever it is. */
export function fitsPattern(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length >= at + last.length && text.endsWith(last);
}
