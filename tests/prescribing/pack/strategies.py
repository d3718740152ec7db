"""What people may type: any text at all, or words in each script that the pack must print."""

from typing import Any

from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)

# Scripts whose text poppler gives back.
READABLE = {
    "latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "welsh-polish-romanian-turkish": "ŵŷŴŶâêîôûłŁóźżśćńęąșțăâîİığŞşçÇöü",
    "vietnamese": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "greek": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΑΒΓΔΩ",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяЩЮЯЇїЄє",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "urdu": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھیے",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
    "thai": "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอฮ",
    "chinese": "王小明医生诊断多发性硬化症药物疼痛疲劳",
    "japanese": "田中さくらカタカナひらがな薬痛疲",
    "korean": "김철수환자병원약통증피로한국어",
}
INDIC = {
    "devanagari": "नमस्ते क्षत्रिय रोगी हिन्दी कि मि",
    "bengali": "বাংলাদেশ রোগী ওষুধ রমেশ",
    "gujarati": "ગુજરાતી દર્દી",
    "gurmukhi": "ਪੰਜਾਬੀ ਮਰੀਜ਼ ਸਿੰਘ",
    "tamil": "தமிழ் நோயாளி ரமேஷ் சோர்வு",
}


def typed(longest: int) -> st.SearchStrategy[str]:
    """One word of up to `longest` characters, or several words, of one of the scripts.

    Two directions in one line are a matter of their own: readers disagree about their order.
    """
    return st.tuples(st.sampled_from(sorted(READABLE)), _lengths(longest), st.randoms()).map(_text)


def _lengths(longest: int) -> st.SearchStrategy[list[int]]:
    one = st.integers(1, longest) | st.just(longest)
    several = st.lists(st.integers(1, min(30, longest)), min_size=1, max_size=longest // 31 + 1)
    return one.map(lambda length: [length]) | several


def _text(drawn: tuple[str, list[int], Any]) -> str:
    script, lengths, random = drawn
    return " ".join("".join(random.choices(READABLE[script], k=length)) for length in lengths)
