/** From an OpenAPI path template to an Express 5 path: `{id}` becomes `:"id"`, what Express reserves is escaped. */
export function toExpressPath(template: string): string {
  return template.replace(/\{([^}]+)\}|[()[\]?+!*:\\]/g, (match, parameter: string | undefined) =>
    parameter === undefined ? `\\${match}` : `:"${parameter}"`,
  );
}
