"""What people write with: a word of each script, and emoji of each kind."""

from renderers.engine.type import Type

BODY = Type(14, 19)
SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń",
    "Cyrillic": "Ожидание",
    "Greek": "Ζήσε μάθε",
    "Arabic": "مرحبا بالعالم",
    "Hebrew": "שלום עולם",
    "Devanagari": "क्षत्रिय ज़िंदगी",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Thai": "สวัสดีครับ",
    "Georgian": "ქართული",
    "Armenian": "Հայերեն",
    "Ethiopic": "አማርኛ",
    "Chinese": "客户在柜台等待",
    "Japanese": "コーヒーが冷たい",
    "Korean": "손님이 기다립니다",
}
EMOJI = ("😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "✈️", "❤️", "👩🏽‍🚀", "⭐", "🎉")
