/**
 * The emoji that a bot may react with, as Telegram writes them (no variation selectors).
 * https://core.telegram.org/bots/api#reactiontypeemoji
 */
export const reactionEmoji = [
  ..."👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
] as const;

/** Common reactions of other platforms, as the nearest one that Telegram has. */
const nearest: Readonly<Record<string, string>> = {
  "✅": "👌",
  "✔": "👌",
  "☑": "👌",
  "🆗": "👌",
  "➕": "👍",
  "❌": "👎",
  "➖": "👎",
  "😂": "🤣",
  "😆": "😁",
  "😄": "😁",
  "😀": "😁",
  "😃": "😁",
  "🙂": "😁",
  "😊": "🥰",
  "🧡": "❤",
  "💛": "❤",
  "💚": "❤",
  "💙": "❤",
  "💜": "❤",
  "🙌": "👏",
  "🥳": "🎉",
  "🚀": "🔥",
  "😮": "😱",
  "😯": "😱",
  "😞": "😢",
  "😠": "😡",
  "☹": "😢",
  "🙁": "😢",
};

/** Selectors that say "as a picture" and skin tones: Telegram's list has neither. */
const adornments = /\uFE0F|[\u{1F3FB}-\u{1F3FF}]/gu;

/** The reaction that comes nearest to the emoji; null where Telegram has none. */
export function reactionFor(emoji: string): string | null {
  const bare = emoji.replace(adornments, "");
  if (reactionEmoji.includes(bare)) return bare;
  return nearest[bare] ?? null;
}

/** Reactions that other platforms know only with the selector behind their symbol. */
const needsSelector = /[❤✍☃🕊♂♀](?!\uFE0F)/gu;

/** A reaction of Telegram's as the emoji is written elsewhere. */
export function emojiOf(reaction: string): string {
  return reaction.replace(needsSelector, "$&\uFE0F");
}
