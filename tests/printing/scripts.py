"""Letters and words of each script that the pack must print."""

# Scripts that poppler reads back correctly.
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
