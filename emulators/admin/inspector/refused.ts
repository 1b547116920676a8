/** A refusal of the control API, in its own words, or why it could not be asked. */
export class Refused extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
