import request from "supertest";
import type { Express } from "express";

/** The calls that Cardlytics' tests make, in one sandbox of an application. */
export interface Calls {
  startSession: (body: object) => request.Test;
  /** A token for the Data API. */
  institution: () => Promise<string>;
  /** A token for one customer. */
  customerToken: (sourceCustomerId: string) => Promise<string>;
  /** Posts customers, as the institution. */
  post: (customers: unknown) => Promise<request.Response>;
  /** Puts a body to a path below `/v2/data/`, as the institution. */
  put: (rest: string, body: object) => Promise<request.Response>;
  /** Posts transactions, as the institution. */
  notify: (transactions: unknown) => Promise<request.Response>;
  /** Reads a customer's profile, as the customer. */
  profile: (sourceCustomerId: string) => Promise<request.Response>;
  setOptions: (options: object) => Promise<void>;
}

/** The calls of one sandbox. */
export function calls(app: Express, sandbox: string): Calls {
  const path = (rest: string): string => `/~${sandbox}${rest}`;
  const startSession = (body: object): request.Test => request(app).post(path("/v2/session/startSession")).send(body);
  const tokenOf = async (body: object): Promise<string> => {
    const { body: answer } = (await startSession(body)) as { body: { sessionToken: string } };
    return answer.sessionToken;
  };
  const institution = (): Promise<string> => tokenOf({ scopes: ["api:institution"] });
  const customerToken = (sourceCustomerId: string): Promise<string> =>
    tokenOf({ scopes: ["api:customer"], sourceCustomerId });
  return {
    startSession,
    institution,
    customerToken,
    async post(customers) {
      const token = await institution();
      return request(app).post(path("/v2/data/customers")).set("X-CDLX-Session-Token", token).send({ customers });
    },
    async put(rest, body) {
      const token = await institution();
      return request(app)
        .put(path(`/v2/data/${rest}`))
        .set("X-CDLX-Session-Token", token)
        .send(body);
    },
    async notify(transactions) {
      const token = await institution();
      return request(app).post(path("/v2/data/transactions")).set("X-CDLX-Session-Token", token).send({ transactions });
    },
    async profile(sourceCustomerId) {
      const token = await customerToken(sourceCustomerId);
      return request(app).get(path("/v2/customerProfile/getCustomerProfile")).set("X-CDLX-Session-Token", token);
    },
    async setOptions(options) {
      await request(app).put(path("/__admin/options")).send(options).expect(200);
    },
  };
}
