/** Slack's short names of the emoji that people react with. Others cross as `:name:`. https://docs.slack.dev/reference/methods/reactions.add */
const table = `
+1 👍|-1 👎|thumbsup 👍|thumbsdown 👎|ok_hand 👌|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|wave 👋|point_up ☝️|point_right 👉|point_left 👈|point_down 👇
handshake 🤝|v ✌️|fist ✊|facepunch 👊|open_hands 👐|crossed_fingers 🤞|call_me_hand 🤙|raised_hand ✋|heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚
blue_heart 💙|purple_heart 💜|black_heart 🖤|white_heart 🤍|broken_heart 💔|heart_eyes 😍|smile 😄|grinning 😀|grin 😁|laughing 😆|joy 😂|sweat_smile 😅
rolling_on_the_floor_laughing 🤣|slightly_smiling_face 🙂|upside_down_face 🙃|wink 😉|blush 😊|innocent 😇|smiley 😃|kissing_heart 😘|yum 😋|sunglasses 😎
star-struck 🤩|partying_face 🥳|thinking_face 🤔|face_with_monocle 🧐|neutral_face 😐|expressionless 😑|no_mouth 😶|face_with_rolling_eyes 🙄|smirk 😏
grimacing 😬|relieved 😌|pensive 😔|sleeping 😴|mask 😷|dizzy_face 😵|exploding_head 🤯|confused 😕|worried 😟|slightly_frowning_face 🙁|open_mouth 😮
astonished 😲|flushed 😳|cry 😢|sob 😭|scream 😱|disappointed 😞|sweat 😓|weary 😩|tired_face 😫|triumph 😤|rage 😡|angry 😠|face_with_symbols_on_mouth 🤬
hugging_face 🤗|face_with_hand_over_mouth 🤭|shushing_face 🤫|saluting_face 🫡|melting_face 🫠|skull 💀|ghost 👻|clown_face 🤡|robot_face 🤖|hankey 💩
see_no_evil 🙈|eyes 👀|brain 🧠|100 💯|fire 🔥|sparkles ✨|star ⭐|star2 🌟|zap ⚡|boom 💥|dizzy 💫|sweat_drops 💦|droplet 💧|tada 🎉|confetti_ball 🎊
trophy 🏆|medal 🏅|dart 🎯|rocket 🚀|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|heavy_multiplication_x ✖️|negative_squared_cross_mark ❎
heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗|bangbang ‼️|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑
rotating_light 🚨|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬|thought_balloon 💭|zzz 💤|hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰
stopwatch ⏱️|clock1 🕐|calendar 📆|date 📅|memo 📝|pencil2 ✏️|paperclip 📎|pushpin 📌|round_pushpin 📍|mag 🔍|lock 🔒|unlock 🔓|key 🔑|link 🔗|bulb 💡
wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|nut_and_bolt 🔩|gear ⚙️|toolbox 🧰|screwdriver 🪛|battery 🔋|electric_plug 🔌|fire_extinguisher 🧯|package 📦
truck 🚚|minibus 🚐|car 🚗|ticket 🎫|admission_tickets 🎟️|phone ☎️|iphone 📱|computer 💻|camera 📷|email 📧|envelope ✉️|inbox_tray 📥|outbox_tray 📤
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|arrow_up ⬆️|arrow_down ⬇️
arrow_right ➡️|arrow_left ⬅️|repeat 🔁|arrows_counterclockwise 🔄|recycle ♻️|sos 🆘|new 🆕|ok 🆗|top 🔝|soon 🔜|information_source ℹ️|coffee ☕|beer 🍺|pizza 🍕
cake 🍰|birthday 🎂|bread 🍞|snowflake ❄️|sunny ☀️|rainbow 🌈|cloud ☁️|umbrella ☔|construction 🚧|construction_worker 👷|mechanic 🧑‍🔧|male-mechanic 👨‍🔧|female-mechanic 👩‍🔧
detective 🕵️|shrug 🤷|man-shrugging 🤷‍♂️|woman-shrugging 🤷‍♀️|face_palm 🤦|man-facepalming 🤦‍♂️|woman-facepalming 🤦‍♀️|bow 🙇|raising_hand 🙋|man-bowing 🙇‍♂️`;

const rows = table
  .split(/[|\n]/)
  .map((row) => row.split(" "))
  .flatMap(([name, emoji]) => (name === undefined || emoji === undefined ? [] : [{ name, emoji }]));

/** Emoji are written with or without the selector that asks for colour, and in skin tones that no name needs. */
const bare = (emoji: string): string => emoji.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, "");

const emojiByName = new Map(rows.map(({ name, emoji }) => [name, emoji]));
// The first name of an emoji is the one that Slack itself writes.
const nameByEmoji = new Map(rows.toReversed().map(({ name, emoji }) => [bare(emoji), name]));

/** The emoji that a short name stands for (`+1::skin-tone-3` is 👍), or `:name:` where we do not know it. */
export function emojiOfName(name: string): string {
  const plain = name.split("::")[0] ?? name;
  return emojiByName.get(plain) ?? `:${plain}:`;
}

/** Slack's short name of an emoji or of `:name:`; null where there is none that we know. */
export function nameOfEmoji(emoji: string): string | null {
  const named = /^:([a-z0-9_+'-]+):$/.exec(emoji);
  return named?.[1] ?? nameByEmoji.get(bare(emoji)) ?? null;
}

/** The emoji of a list of code points as rich text carries it ("1f9d1-200d-1f527"); null for anything else. */
export function emojiOfCodePoints(unicode: string): string | null {
  if (!/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(unicode)) return null;
  const points = unicode.split("-").map((point) => Number.parseInt(point, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : null;
}
