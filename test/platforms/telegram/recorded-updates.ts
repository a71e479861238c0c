import { deskId } from "./telegram-world.ts";

/** Updates as the Bot API sends them (https://core.telegram.org/bots/api#update), with the parts that a desk has no use for left in. */

export const me = { id: 4242, username: "fixline_test_bot" };
const bot = { id: 4242, is_bot: true, first_name: "Fixline", username: "fixline_test_bot" };
const marta = {
  id: 501,
  is_bot: false,
  first_name: "Marta",
  last_name: "Rossi",
  username: "marta",
  language_code: "pt-br",
};
const jo = { id: 502, is_bot: false, first_name: "Jo", is_premium: true };
const chat = { id: 501, first_name: "Marta", last_name: "Rossi", username: "marta", type: "private" };
const desk = { id: deskId, title: "Desk", type: "supergroup", is_forum: true };
const date = 1_772_442_000;

const message = (id: number, more: object) => ({ message_id: id, from: marta, chat, date, ...more });
const inTopic = (id: number, more: object) => ({
  message_id: id,
  from: jo,
  chat: desk,
  date,
  message_thread_id: 77,
  is_topic_message: true,
  reply_to_message: {
    message_id: 77,
    from: bot,
    chat: desk,
    date,
    message_thread_id: 77,
    is_topic_message: true,
    forum_topic_created: { name: "#1042", icon_color: 7_322_096 },
  },
  ...more,
});
const file = (file_id: string, more: object = {}) => ({
  file_id,
  file_unique_id: `u-${file_id}`,
  file_size: 1000,
  ...more,
});

/** One or more updates that belong together, by what is special about them. */
export const recorded: Readonly<Record<string, readonly object[]>> = {
  "a text with marks": [
    {
      update_id: 1,
      message: message(10, {
        text: "😀 oven E4 is cold https://a.example/x",
        entities: [
          { offset: 3, length: 4, type: "bold" },
          { offset: 8, length: 2, type: "code" },
          { offset: 19, length: 19, type: "url" },
        ],
      }),
    },
  ],
  "a photo with a caption": [
    {
      update_id: 2,
      message: message(11, {
        photo: [file("small", { width: 90, height: 60 }), file("large", { width: 1280, height: 960 })],
        caption: "the plate",
        caption_entities: [{ offset: 4, length: 5, type: "italic" }],
      }),
    },
  ],
  "an album": [12, 13, 14].map((id) => ({
    update_id: id,
    message: message(id, {
      media_group_id: "13900",
      photo: [file(`p${id}`, { width: 9, height: 9 })],
      ...(id === 12 && { caption: "three of them" }),
    }),
  })),
  "a voice message": [
    { update_id: 15, message: message(15, { voice: file("v", { duration: 3, mime_type: "audio/ogg" }) }) },
  ],
  "a video note": [{ update_id: 16, message: message(16, { video_note: file("n", { duration: 3, length: 240 }) }) }],
  "a document": [
    {
      update_id: 17,
      message: message(17, { document: file("d", { file_name: "manual.pdf", mime_type: "application/pdf" }) }),
    },
  ],
  "a location": [{ update_id: 18, message: message(18, { location: { latitude: 41.1496, longitude: -8.611 } }) }],
  "a venue": [
    {
      update_id: 19,
      message: message(19, {
        location: { latitude: 41.1, longitude: -8.6 },
        venue: { location: { latitude: 41.1, longitude: -8.6 }, title: "Bakery", address: "1 Main street" },
      }),
    },
  ],
  "a contact": [
    {
      update_id: 20,
      message: message(20, { contact: { phone_number: "+351912", first_name: "Ana", last_name: "Lima" } }),
    },
  ],
  "a sticker": [
    {
      update_id: 21,
      message: message(21, {
        sticker: {
          ...file("s"),
          type: "regular",
          width: 1,
          height: 1,
          is_animated: false,
          is_video: false,
          emoji: "👍",
        },
      }),
    },
  ],
  "a reply with a quote": [
    {
      update_id: 22,
      message: message(22, {
        text: "this part",
        quote: { text: "the element", position: 4, is_manual: true },
        reply_to_message: { message_id: 9, from: bot, chat, date, text: "is it the element?" },
      }),
    },
  ],
  "something forwarded": [
    {
      update_id: 23,
      message: message(23, {
        text: "E4 again",
        forward_origin: { type: "user", sender_user: jo, date },
      }),
    },
  ],
  "an edit": [{ update_id: 24, edited_message: message(10, { text: "it is hot", edit_date: date + 60 }) }],
  "a live location moves": [
    {
      update_id: 25,
      edited_message: message(18, { location: { latitude: 1, longitude: 2, live_period: 900 }, edit_date: date }),
    },
  ],
  "a reaction comes in the place of another": [
    {
      update_id: 26,
      message_reaction: {
        chat,
        message_id: 9,
        user: marta,
        date,
        old_reaction: [{ type: "emoji", emoji: "👍" }],
        new_reaction: [{ type: "emoji", emoji: "❤" }],
      },
    },
  ],
  "a press": [
    {
      update_id: 27,
      callback_query: {
        id: "99",
        from: marta,
        message: { message_id: 9, from: bot, chat, date, text: "Sign?", reply_markup: { inline_keyboard: [] } },
        chat_instance: "5",
        data: "sign:1042:7",
      },
    },
  ],
  "a press on a message that the server forgot": [
    {
      update_id: 28,
      callback_query: {
        id: "98",
        from: marta,
        message: { message_id: 3, chat, date: 0 },
        chat_instance: "5",
        data: "x",
      },
    },
  ],
  "a command": [
    {
      update_id: 29,
      message: message(29, { text: "/ticket start 1042", entities: [{ offset: 0, length: 7, type: "bot_command" }] }),
    },
  ],
  "a shortcut with words": [{ update_id: 30, message: message(30, { text: "/new the oven is cold" }) }],
  "a path is talk": [{ update_id: 31, message: message(31, { text: "/etc/passwd is gone" }) }],
  "a deep link": [{ update_id: 32, message: message(32, { text: "/start qr-8Fh2" }) }],
  "a plain start": [{ update_id: 33, message: message(33, { text: "/start" }) }],
  "talk in a desk topic": [{ update_id: 34, message: inTopic(34, { text: "the element is on the shelf" }) }],
  "a reply in a desk topic": [
    {
      update_id: 35,
      message: inTopic(35, {
        text: "yes",
        reply_to_message: { message_id: 34, from: jo, chat: desk, date, message_thread_id: 77, is_topic_message: true },
      }),
    },
  ],
  "a command to this bot": [
    { update_id: 36, message: inTopic(36, { text: "/ticket@Fixline_Test_Bot reply on our way" }) },
  ],
  "a command to another bot": [{ update_id: 37, message: inTopic(37, { text: "/ticket@weather_bot" }) }],
  "another bot's command": [{ update_id: 38, message: inTopic(38, { text: "/weather" }) }],
  "the bot is spoken to": [{ update_id: 39, message: inTopic(39, { text: "@fixline_test_bot start 1042" }) }],
  "a service message": [{ update_id: 40, message: inTopic(40, { forum_topic_closed: {} }) }],
  "another bot talks": [
    { update_id: 41, message: inTopic(41, { from: { id: 9, is_bot: true, first_name: "B" }, text: "hi" }) },
  ],
  "the group moves": [
    {
      update_id: 42,
      message: {
        message_id: 1,
        from: jo,
        chat: { id: -500, title: "Old", type: "group" },
        date,
        migrate_to_chat_id: -1_009_999,
      },
    },
  ],
  "talk in a foreign group": [
    {
      update_id: 43,
      message: { message_id: 5, from: jo, chat: { id: -900, title: "Family", type: "group" }, date, text: "lunch?" },
    },
  ],
  "the bot is called in a foreign group": [
    {
      update_id: 44,
      message: {
        message_id: 6,
        from: jo,
        chat: { id: -900, title: "Family", type: "group" },
        date,
        text: "/help@fixline_test_bot",
      },
    },
  ],
  "the bot's rights change": [
    {
      update_id: 45,
      my_chat_member: { chat: desk, from: jo, date, old_chat_member: {}, new_chat_member: {} },
    },
  ],
  "a poll and a dice": [
    {
      update_id: 46,
      message: message(46, {
        poll: {
          id: "1",
          question: "Which?",
          options: [
            { text: "one", voter_count: 0 },
            { text: "two", voter_count: 0 },
          ],
        },
      }),
    },
  ],
  "a private topic": [
    { update_id: 47, message: message(47, { text: "in the topic", message_thread_id: 31, is_topic_message: true }) },
  ],
  "a rich message": [
    {
      update_id: 48,
      message: message(48, {
        rich_message: {
          blocks: [
            { type: "heading", text: "Oven", level: 1 },
            { type: "paragraph", text: ["it is ", { type: "bold", text: "cold" }] },
            { type: "list", items: [{ label: "1", blocks: [{ type: "paragraph", text: "E4" }] }] },
          ],
        },
      }),
    },
  ],
  "a checklist": [
    { update_id: 49, message: message(49, { checklist: { title: "To do", tasks: [{ id: 1, text: "look" }] } }) },
  ],
  "a live photo": [
    {
      update_id: 50,
      message: message(50, {
        live_photo: {
          ...file("video"),
          photo: [file("still", { width: 9, height: 9 })],
          width: 9,
          height: 9,
          duration: 1,
        },
      }),
    },
  ],
  "something that no bot is given": [{ update_id: 51, message: message(51, { story: { id: 1, chat } }) }],
  "an anonymous administrator": [
    {
      update_id: 52,
      message: inTopic(52, { sender_chat: desk, text: "who am I" }),
    },
  ],
};
