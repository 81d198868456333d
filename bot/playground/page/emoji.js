/** The shortcodes people and bots use most; an unknown one stays as it was written, as in Slack. */

const TABLE = `
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 sweat_smile 😅 joy 😂 rofl 🤣 slightly_smiling_face 🙂 upside_down_face 🙃
wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star-struck 🤩 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 thinking_face 🤔 neutral_face 😐
expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴
mask 😷 dizzy_face 😵 sunglasses 😎 nerd_face 🤓 confused 😕 worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮
astonished 😲 flushed 😳 fearful 😨 cold_sweat 😰 cry 😢 sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩
tired_face 😫 triumph 😤 rage 😡 angry 😠 exploding_head 🤯 partying_face 🥳 hugging_face 🤗 skull 💀 ghost 👻 robot_face 🤖 see_no_evil 🙈
wave 👋 raised_hand ✋ ok_hand 👌 crossed_fingers 🤞 v ✌️ point_left 👈 point_right 👉 point_up_2 👆 point_down 👇 point_up ☝️ +1 👍
thumbsup 👍 -1 👎 thumbsdown 👎 fist ✊ facepunch 👊 clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 muscle 💪 writing_hand ✍️
eyes 👀 eye 👁️ brain 🧠 bust_in_silhouette 👤 busts_in_silhouette 👥 baby 👶 man 👨 woman 👩 older_man 👴 older_woman 👵 family 👪
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 broken_heart 💔 two_hearts 💕
100 💯 boom 💥 sparkles ✨ star ⭐ star2 🌟 fire 🔥 zap ⚡ dizzy 💫 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅
first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 dart 🎯 rocket 🚀 airplane ✈️ car 🚗 bus 🚌 train 🚆 ship 🚢 bike 🚲
hotel 🏨 house 🏠 office 🏢 hospital 🏥 bank 🏦 school 🏫 department_store 🏬 convenience_store 🏪 world_map 🗺️ round_pushpin 📍 pushpin 📌
compass 🧭 triangular_flag_on_post 🚩 checkered_flag 🏁 footprints 👣 world 🌍 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 sunny ☀️
cloud ☁️ rain_cloud 🌧️ umbrella ☔ snowflake ❄️ rainbow 🌈 seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳 four_leaf_clover 🍀 rose 🌹
coffee ☕ tea 🍵 beer 🍺 pizza 🍕 hamburger 🍔 apple 🍎 bread 🍞 cake 🍰 birthday 🎂 shopping_trolley 🛒 shopping_bags 🛍️ credit_card 💳
moneybag 💰 dollar 💵 euro 💶 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 calendar 📅 date 📅 spiral_calendar_pad 🗓️
clock1 🕐 clock3 🕒 hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ timer_clock ⏲️ alarm_clock ⏰ watch ⌚ bell 🔔 no_bell 🔕 mega 📣
loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 left_speech_bubble 🗨️ email ✉️ envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤
package 📦 phone ☎️ telephone_receiver 📞 iphone 📱 computer 💻 desktop_computer 🖥️ keyboard ⌨️ printer 🖨️ camera 📷 movie_camera 🎥 tv 📺
bulb 💡 flashlight 🔦 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 link 🔗 paperclip 📎 scissors ✂️ pencil ✏️ pencil2 ✏️
memo 📝 clipboard 📋 page_facing_up 📄 bookmark_tabs 📑 notebook 📓 books 📚 book 📖 bookmark 🔖 label 🏷️ file_folder 📁 open_file_folder 📂
card_index_dividers 🗂️ wastebasket 🗑️ lock 🔒 unlock 🔓 key 🔑 mag 🔍 mag_right 🔎 shield 🛡️ crystal_ball 🔮 microscope 🔬 test_tube 🧪
ballot_box_with_ballot 🗳️ art 🎨 performing_arts 🎭 musical_note 🎵 game_die 🎲 jigsaw 🧩 construction 🚧 rotating_light 🚨 sos 🆘 new 🆕
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_multiplication_x ✖️ heavy_plus_sign ➕
heavy_minus_sign ➖ question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
information_source ℹ️ recycle ♻️ arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️
arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ fast_forward ⏩ rewind ⏪ arrow_forward ▶️ double_vertical_bar ⏸️
red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪
black_circle ⚫ large_green_square 🟩 large_yellow_square 🟨 large_orange_square 🟧 large_red_square 🟥 large_blue_square 🟦 white_large_square ⬜
black_large_square ⬛ small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷 zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣
six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 hash #️⃣ luggage 🧳 bellhop_bell 🛎️ door 🚪 bed 🛏️ dog 🐶 cat 🐱 bug 🐛 turtle 🐢 owl 🦉
`;

const words = TABLE.trim().split(/\s+/);
const BY_NAME = new Map();
for (let index = 0; index < words.length; index += 2) BY_NAME.set(words[index], words[index + 1]);

/** The emoji of a shortcode without its colons, or null. */
export function emojiOf(name) {
  return BY_NAME.get(name.replace(/::skin-tone-\d$/, "")) || null;
}

/** Replaces every known `:shortcode:` in a plain text. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):(?::skin-tone-\d:)?/g, (whole, name) => emojiOf(name) || whole);
}

/** The character(s) of a rich_text emoji element: its unicode code points when known, its name otherwise. */
export function emojiFromElement(element) {
  const points = /^[0-9a-f]+(-[0-9a-f]+)*$/i.test(element.unicode || "") ? element.unicode.split("-").map((hex) => Number.parseInt(hex, 16)) : [];
  if (points.length && points.every((point) => point <= 0x10ffff)) return String.fromCodePoint(...points);
  return emojiOf(element.name || "") || `:${element.name}:`;
}
