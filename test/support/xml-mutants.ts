import fc from "fast-check";

const PIECES = [
  ..."< > / = \" ' & ; : ? [ ] ! x 1 % 0 &amp; &#65; ]]> <!-- --> <![CDATA[ xmlns:p= <p:part/> </line>".split(" "),
  ...[" ", "\n", "\r", "\t", ' id="2"', "\u00a0", "\ufffe", "\u{1F600}", "\u0001"],
];

/** One of some documents, with a few changes, of one place or of several. */
export const mutantOf = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom("", ...PIECES)), { maxLength: 3 }),
    )
    .map(([seed, changes]) =>
      changes.reduce((text, [at, count, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + count);
      }, seed),
    );
