import { contextEnquiriesOf } from "./rim-enquiries.ts";
import { link, rim, targetOf, type Transition } from "./rim.ts";

/** A transition from a page of one record, as OData sees it: to a resource, which is of an entity. */
export interface Way {
  /** The title of its link; what IRIS goes on to by itself has none. */
  readonly title?: string;
  /** The RIM resource that it leads to. */
  readonly target: string;
  /** The entity of that. */
  readonly entity: string;
  /** Whether that is a collection. */
  readonly isMany: boolean;
}

/** The ways from the pages of one record, page by page in the RIM's order (2.1, 2.4). */
export function waysOf(entity: string): readonly Way[] {
  return states.flatMap((state) => {
    if (state === "ContextEnquiries") return contextEnquiriesOf(entity).map(toEnquiry);
    const { leadsOn = [], links = [] } = state;
    return [...leadsOn.map((target) => goingOn(target, entity)), ...links.map((each) => following(each, entity))];
  });
}

/** What a page leads to: by itself, by the RIM resource's name, and by its links. */
interface State {
  readonly leadsOn?: readonly string[];
  readonly links?: readonly Transition[];
}

/** The state that another RIM file has for all versions. */
const NEXT = "nextState";
const silence = ["{entity}_silent", NEXT];
/** What a command ends at. */
const done = { leadsOn: [...silence, "{entity}"] };

/**
 * The pages that some way from the service document leads to; neither lists nor the page of entry are among them. The
 * error page is, for the sample's types lead to errors, and in this RIM no other page does.
 */
const states: readonly (State | "ContextEnquiries")[] = [
  { links: [link.errors, ...rim.errorHandler] },
  "ContextEnquiries",
  { links: rim.see },
  { leadsOn: ["Live", "IAuth", "HAuth", "RAuth", "Held", "Reversed", "new"].map((name) => `{entity}_${name}`) },
  ...[rim.Live, rim.IAuth, rim.HAuth, rim.RAuth, rim.Held, rim.Reversed].map((links) => ({ links })),
  { ...done, links: rim.new },
  { ...done, links: rim.populate },
  // Input, hold, authorise, review, reverse.
  ...[done, done, done, done, done],
  { leadsOn: silence, links: rim.validate },
  { links: rim.delete },
  { ...done, links: rim.paste },
  // Restore, changed values.
  ...[done, done],
];

function goingOn(state: string, entity: string): Way {
  if (state === NEXT) return { target: NEXT, entity: "NextState", isMany: false };
  return { target: state.replace("{entity}", entity), entity, isMany: false };
}

function following(transition: Transition, entity: string): Way {
  const { title, leadsTo } = transition;
  const isMany = leadsTo === "feed";
  return { title, target: targetOf(transition, entity), entity: transition.entity ?? entity, isMany };
}

/** All but the last lead to lists. */
function toEnquiry({ title, target }: { readonly title: string; readonly target: string }): Way {
  const [entity = "", name = ""] = target.split(".");
  return { title, target: name, entity, isMany: entity !== "Entity" };
}
