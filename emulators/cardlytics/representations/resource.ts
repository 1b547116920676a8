import type { operations } from "../../../contracts/cardlytics/openapi.d.ts";

type Json<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : never;

/** The token of a session. */
export type SessionToken = Json<operations["startSession"]["responses"][200]>;

/** What a Data API call answers. */
export type RequestId = Json<operations["createCustomers"]["responses"][200]>;

/** A customer as the profile shows it. */
export type Profile = Json<operations["getCustomerProfile"]["responses"][200]>;

/** What the health check answers. */
export type Health = Json<operations["healthcheck"]["responses"][200]>;

/** A refusal. */
export type ErrorBody = Json<operations["createCustomers"]["responses"][400]>;

/** A refusal as Spring Boot words it by itself. */
export type SpringError = Extract<Json<operations["createCustomers"]["responses"][403]>, { error: string }>;

/** All that Cardlytics answers. */
export type Resource = SessionToken | RequestId | Profile | Health | ErrorBody | SpringError;
