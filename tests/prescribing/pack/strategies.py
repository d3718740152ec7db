"""What people may type: any text at all, or words in each script that the pack must print."""

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
    "devanagari": "नमस्ते क्षत्रिय रोगी हिन्दी",
    "bengali": "বাংলাদেশ রোগী ওষুধ",
    "gujarati": "ગુજરાતી દર્દી",
    "gurmukhi": "ਪੰਜਾਬੀ ਮਰੀਜ਼",
    "tamil": "தமிழ் நோயாளி",
}


def words(longest: int) -> st.SearchStrategy[str]:
    """One word of one script, up to `longest` characters; often as long as may be."""
    lengths = st.one_of(st.integers(1, min(12, longest)), st.just(longest), st.integers(1, longest))
    return st.tuples(st.sampled_from(sorted(READABLE)), lengths, st.randoms()).map(_word)


def typed(longest: int) -> st.SearchStrategy[str]:
    """Words, or one word, of any of the scripts; at most `longest` characters."""
    several = st.lists(words(min(30, longest)), min_size=1, max_size=longest // 5)
    return st.one_of(words(longest), several.map(" ".join)).map(lambda text: text[:longest].strip())


def _word(drawn: tuple[str, int, object]) -> str:
    script, length, random = drawn
    return "".join(random.choice(READABLE[script]) for _ in range(length))  # type: ignore[attr-defined]
