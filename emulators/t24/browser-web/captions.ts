import translations from "../../../schemas/t24/captions.json" with { type: "json" };

/** The languages that captions can be in (13). */
export type CaptionLanguage = "english" | keyof typeof translations;

/**
 * A caption in a language: what is translated is the words of it, not the language that stands before them, nor the
 * numbers behind. `GB Street` is `GB Calle`.
 */
export function captionIn(language: CaptionLanguage, caption: string): string {
  if (language === "english") return caption;
  const words: Readonly<Record<string, string>> = translations[language];
  if (Object.hasOwn(words, caption)) return words[caption] ?? caption;
  const [, prefix = "", label = "", numbers = ""] = /^((?:[A-Z]{2} )?)(.*?)((?:\.\d+)*)$/.exec(caption) ?? [];
  return Object.hasOwn(words, label) ? `${prefix}${words[label] ?? label}${numbers}` : caption;
}
