import { expect, test } from "vitest";
import { emojiOfCodePoints, emojiOfName, nameOfEmoji } from "./emoji-names.ts";
import { readFiles, readWords } from "./read-message.ts";
import { readMrkdwn } from "./read-mrkdwn.ts";

const names = { user: (id: string) => (id === "U0BOT" ? "fixline" : "Marta"), channel: () => "ops" };

test("rich text of Slack's own composer: marks, people, channels, emoji, lists, quotes, code", () => {
  // As Slack sends it: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
  const blocks = [
    {
      type: "rich_text",
      block_id: "Kx1",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "user", user_id: "U0BOT" },
            { type: "text", text: " the " },
            { type: "text", text: "oven", style: { bold: true, italic: true } },
            { type: "text", text: " is cold, says " },
            { type: "user", user_id: "U0MARTA" },
            { type: "text", text: " in " },
            { type: "channel", channel_id: "C1" },
            { type: "text", text: " " },
            { type: "emoji", name: "fire", unicode: "1f525" },
            { type: "emoji", name: "party-parrot" },
            { type: "text", text: "\n\nsee " },
            { type: "link", url: "https://example.org/?a=1", text: "this" },
            { type: "text", text: " " },
            { type: "broadcast", range: "here" },
            { type: "text", text: "\n" },
          ],
        },
        {
          type: "rich_text_list",
          style: "ordered",
          indent: 0,
          elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "first" }] }],
        },
        {
          type: "rich_text_list",
          style: "ordered",
          indent: 1,
          elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "deeper" }] }],
        },
        { type: "rich_text_quote", elements: [{ type: "text", text: "said so" }] },
        { type: "rich_text_preformatted", elements: [{ type: "text", text: "E4 < E5\n" }], border: 0 },
      ],
    },
  ];
  expect(readWords({ text: "ignored", blocks }, names)).toMatchInlineSnapshot(`
    [
      {
        "kind": "paragraph",
        "runs": [
          {
            "text": "@fixline",
          },
          {
            "text": " the ",
          },
          {
            "bold": true,
            "italic": true,
            "text": "oven",
          },
          {
            "text": " is cold, says ",
          },
          {
            "text": "@Marta",
          },
          {
            "text": " in ",
          },
          {
            "text": "#ops",
          },
          {
            "text": " ",
          },
          {
            "text": "🔥",
          },
          {
            "text": ":party-parrot:",
          },
        ],
      },
      {
        "kind": "paragraph",
        "runs": [
          {
            "text": "see ",
          },
          {
            "href": "https://example.org/?a=1",
            "text": "this",
          },
          {
            "text": " ",
          },
          {
            "text": "@here",
          },
        ],
      },
      {
        "items": [
          [
            {
              "text": "first",
            },
          ],
          [
            {
              "text": "deeper",
            },
          ],
        ],
        "kind": "list",
        "ordered": true,
      },
      {
        "kind": "quote",
        "runs": [
          {
            "text": "said so",
          },
        ],
      },
      {
        "kind": "code",
        "text": "E4 < E5
    ",
      },
    ]
  `);
});

test("text without blocks: Slack's own markup, escapes and all", () => {
  const text =
    "<@U0BOT> *bold* _it_ ~no~ `a &lt; b` 2*3*4 snake_case_name <https://e.example/?a=1&amp;b=2|here> <https://e.example> <!here> <#C1|ops> :fire: :nope:\n\n&gt; quoted\n&gt; twice\n\n• one\n• two\n\n```x &amp;&amp; y```";
  expect(readMrkdwn(text, names)).toMatchInlineSnapshot(`
    [
      {
        "kind": "paragraph",
        "runs": [
          {
            "text": "@fixline",
          },
          {
            "text": " ",
          },
          {
            "bold": true,
            "text": "bold",
          },
          {
            "text": " ",
          },
          {
            "italic": true,
            "text": "it",
          },
          {
            "text": " ",
          },
          {
            "strike": true,
            "text": "no",
          },
          {
            "text": " ",
          },
          {
            "code": true,
            "text": "a < b",
          },
          {
            "text": " 2*3*4 snake_case_name ",
          },
          {
            "href": "https://e.example/?a=1&b=2",
            "text": "here",
          },
          {
            "text": " ",
          },
          {
            "href": "https://e.example",
            "text": "https://e.example",
          },
          {
            "text": " ",
          },
          {
            "text": "@here",
          },
          {
            "text": " ",
          },
          {
            "text": "#ops",
          },
          {
            "text": " ",
          },
          {
            "text": "🔥",
          },
          {
            "text": " ",
          },
          {
            "text": ":nope:",
          },
        ],
      },
      {
        "kind": "quote",
        "runs": [
          {
            "text": "quoted
    twice",
          },
        ],
      },
      {
        "items": [
          [
            {
              "text": "one",
            },
          ],
          [
            {
              "text": "two",
            },
          ],
        ],
        "kind": "list",
        "ordered": false,
      },
      {
        "kind": "code",
        "text": "x && y",
      },
    ]
  `);
});

test("a forwarded message's words are quoted; files know what they are", () => {
  const forwarded = {
    text: "look",
    attachments: [{ is_share: true, text: "it &amp; that" }, { title: "an unfurled page" }],
  };
  expect(readWords(forwarded, names)).toEqual([
    { kind: "paragraph", runs: [{ text: "look" }] },
    { kind: "quote", runs: [{ text: "it & that" }] },
  ]);
  const file = (id: string, more: object) => ({
    id,
    name: `${id}.x`,
    size: 3,
    url_private: `https://files.slack.com/${id}`,
    ...more,
  });
  const files = readFiles({
    files: [
      file("F1", { mimetype: "image/png" }),
      file("F2", { mimetype: "audio/webm", subtype: "slack_audio" }),
      file("F3", { mimetype: "video/mp4", subtype: "slack_video" }),
      file("F4", { mimetype: "application/pdf", url_private_download: "https://files.slack.com/F4/download" }),
      file("F5", { mode: "tombstone" }),
      { id: "F6", file_access: "check_file_info" },
    ],
  });
  expect(files.map(({ kind, ref }) => [kind, ref])).toEqual([
    ["photo", "https://files.slack.com/F1"],
    ["voice", "https://files.slack.com/F2"],
    ["video", "https://files.slack.com/F3"],
    ["file", "https://files.slack.com/F4/download"],
    ["file", "F6"],
  ]);
});

test("reactions by name and back", () => {
  expect(["+1", "+1::skin-tone-5", "ticket", "party-parrot"].map(emojiOfName)).toEqual([
    "👍",
    "👍",
    "🎫",
    ":party-parrot:",
  ]);
  expect(["👍", "👍🏿", "❤", "❤️", "🎫", ":party-parrot:", "🪿", "x"].map(nameOfEmoji)).toEqual([
    "+1",
    "+1",
    "heart",
    "heart",
    "ticket",
    "party-parrot",
    null,
    null,
  ]);
  expect([emojiOfCodePoints("1f468-200d-1f527"), emojiOfCodePoints("fffffff"), emojiOfCodePoints("")]).toEqual([
    "👨‍🔧",
    null,
    null,
  ]);
});
