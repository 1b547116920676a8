import type { Negotiated, Representation } from "../emulator.ts";

/** What negotiation has chosen among offers before, by the headers that it depends on, joined to a text. */
export interface Choices {
  remember<R>(
    offers: readonly Representation<R>[],
    headers: string,
    choose: () => Negotiated<R> | undefined,
  ): Negotiated<R> | undefined;
}

/** How many choices are remembered for one set of offers: a client sends the same few headers over and over. */
const MAX_CHOICES = 100;

/** Remembers nothing yet. */
export function createChoices(): Choices {
  const byOffers = new WeakMap<object, Map<string, Negotiated | undefined>>();
  return {
    remember<R>(
      offers: readonly Representation<R>[],
      headers: string,
      choose: () => Negotiated<R> | undefined,
    ): Negotiated<R> | undefined {
      const known = byOffers.get(offers) ?? new Map<string, Negotiated | undefined>();
      // What was remembered for these offers was chosen among them.
      if (known.has(headers)) return known.get(headers);
      const choice = choose();
      if (known.size < MAX_CHOICES) byOffers.set(offers, known.set(headers, choice));
      return choice;
    },
  };
}
