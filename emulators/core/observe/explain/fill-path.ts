/**
 * A path template with the parameters that the path asked for has in the same places: what stands there, or what the
 * template's own signs around the parameter enclose where the name before them is misspelt.
 */
export function fillPath(template: string, asked: string): string {
  const sent = asked.split("/");
  return template
    .split("/")
    .map((segment, place) => fillSegment(segment, sent[place] ?? ""))
    .join("/");
}

function fillSegment(segment: string, sent: string): string {
  const [before = "", after] = segment.split(/\{[^{}]*\}/);
  if (after === undefined) return segment;
  const value = between(sent, before, after) ?? between(sent, signsAtEnd(before), signsAtStart(after));
  return value === undefined ? segment : before + value + after;
}

/** What stands after the one text, at the start of what was sent or within it, and before the other. */
function between(sent: string, before: string, after: string): string | undefined {
  const from = sent.indexOf(before);
  const to = after === "" ? sent.length : sent.lastIndexOf(after);
  return from < 0 || to <= from + before.length ? undefined : sent.slice(from + before.length, to);
}

function signsAtEnd(text: string): string {
  return /\W*$/.exec(text)?.[0] ?? "";
}

function signsAtStart(text: string): string {
  return /^\W*/.exec(text)?.[0] ?? "";
}
