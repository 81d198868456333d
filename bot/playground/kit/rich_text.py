"""rich_text: text that Slack does not parse (slack-contract 2.2)."""

from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.shapes import Check, anything, choice, items, number, shape, string, typed, url

MANY = 10_000
STYLE = anything
WORDS = string(limits.INPUT_LENGTH * 4)
ID = string(limits.IDENTIFIER)

INLINE: Mapping[str, Check] = {
    "text": shape({"text": WORDS}, {"style": STYLE}),
    "link": shape({"url": url(limits.URL)}, {"text": WORDS, "unsafe": anything, "style": STYLE}),
    "user": shape({"user_id": ID}, {"style": STYLE}),
    "channel": shape({"channel_id": ID}, {"style": STYLE}),
    "usergroup": shape({"usergroup_id": ID}, {"style": STYLE}),
    "team": shape({"team_id": ID}, {"style": STYLE}),
    "emoji": shape({"name": ID}, {"unicode": ID, "skin_tone": anything, "style": STYLE}),
    "date": shape(
        {"timestamp": number(0, 99_999_999_999), "format": ID},
        {"url": url(limits.URL), "fallback": WORDS, "style": STYLE},
    ),
    "broadcast": shape({"range": choice("here", "channel", "everyone")}, {"style": STYLE}),
    "color": shape({"value": ID}, {"style": STYLE}),
    "tag": anything,
    "citation": anything,
    "message_mention": anything,
    "list_record": anything,
}
INLINES = items(typed(INLINE), MANY, 0)
SECTION = shape({"elements": INLINES}, {})

PARTS: Mapping[str, Check] = {
    "rich_text_section": SECTION,
    "rich_text_list": shape(
        {
            "elements": items(typed({"rich_text_section": SECTION}), MANY),
            "style": choice("bullet", "ordered"),
        },
        {"indent": number(0, limits.LIST_INDENT), "offset": number(0, MANY), "border": number(0, 1)},
    ),
    "rich_text_preformatted": shape(
        {"elements": items(typed(INLINE, "text", "link"), MANY, 0)},
        {"border": number(0, 1), "language": ID},
    ),
    "rich_text_quote": shape({"elements": INLINES}, {"border": number(0, 1)}),
}

RICH_TEXT = shape({"elements": items(typed(PARTS), MANY)}, {"block_id": ID})
