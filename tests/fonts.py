"""Fonts for tests: what each language is printed in, and a computer that has Noto Sans only."""

import os
from collections.abc import Mapping
from pathlib import Path

from handoutkit.fontconfig import files_of

# Written for these tests: a plain sentence on health with a dose in Latin letters, by language.
SENTENCES: Mapping[str, str] = {
    "ar": "اشرب الماء وخذ 200 mg من الدواء مع الطعام، واتصل بنا إذا استمرّ الألم.",
    "fa": "آب بنوشید و ۲۰۰ میلی‌گرم (200 mg) از دارو را با غذا بخورید.",
    "he": "שתו מים וקחו 200 mg מהתרופה עם אוכל.",
    "hi": "पानी पिएँ और भोजन के साथ 200 mg दवा लें। दर्द बना रहे तो हमें फ़ोन करें।",
    "ja": "水を飲み、食事と一緒に薬を 200 mg 飲んでください。痛みが続くときは電話を。",
    "ko": "물을 마시고 음식과 함께 약 200 mg을 드세요. 통증이 계속되면 전화하세요.",
    "th": "ดื่มน้ำและกินยา 200 mg พร้อมอาหาร หากยังปวดอยู่ให้โทรหาเรา",
    "ur": "پانی پئیں اور کھانے کے ساتھ 200 mg دوا لیں۔ درد رہے تو ہمیں فون کریں۔",
    "vi": "Hãy uống nước và uống 200 mg thuốc cùng bữa ăn. Nếu vẫn đau, hãy gọi cho chúng tôi.",
    "zh-Hans": "请多喝水，随餐服药 200 mg。如果疼痛持续，请给我们打电话。",
    "zh-Hant": "請多喝水，隨餐服藥 200 mg。如果疼痛持續，請打電話給我們。",
}
FIRST: Mapping[str, str] = {
    "ar": "Noto Sans Arabic",
    "fa": "Noto Sans Arabic",
    "he": "Noto Sans Hebrew",
    "hi": "Noto Sans Devanagari",
    "ja": "Noto Sans CJK JP",
    "ko": "Noto Sans CJK KR",
    "th": "Noto Sans Thai",
    "ur": "Noto Nastaliq Urdu",
    "vi": "Noto Sans",
    "zh-Hans": "Noto Sans CJK SC",
    "zh-Hant": "Noto Sans CJK TC",
}


def only_noto_sans(folder: Path) -> Mapping[str, str]:
    """Give the environment of a computer whose only family is Noto Sans."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for file in files_of("Noto Sans"):
        (fonts / Path(file).name).symlink_to(file)
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}
