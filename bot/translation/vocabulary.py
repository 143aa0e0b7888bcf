"""Short word lists by which the language of a few Latin words is told."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Initials of pinyin: Chinese in Latin letters.
ABBREVIATIONS = _words("""
    yyds xswl u1s1 yygq nsdd zqsg awsl dbq xdm jms plmm ssfd bdjw pyq nbcs zzrp xjj gkd yjjc srds kswl
    yxh tql cpdd wxmz dddd xmsl jrm xhs yysy drl wdnmd tnnd qswl zbc ysdd bjj gg6 nmd sdl hxd pljj xgg
    xjm
""")

ENGLISH = _words("""
    the a an and or but is are was were be been am i you he she it we they my your his her our their
    this that these those to of in on at for with from not no yes so very just what who when where why
    how do does did don't can can't will would i'm it's you're that's have has had get got if then here
    there all some me us him them too also like really today now good hello hi thanks thank please ok
    okay because about more one out up
""")

# Each of these alone tells that a message is in another language than English ...
ELSEWHERE = _words("""
    hola gracias buenos buenas adiós señor también porque alguien estoy obrigado obrigada você não olá
    bonjour merci salut bonsoir ciao grazie perché danke guten nicht bitte hallo tschüss wunderbar
    terima kasih selamat tidak không bạn chào cảm dziękuję dzień cześć teşekkürler merhaba tack hej
    salamat kumusta dank buongiorno buonasera
""")

# ... and two of these do.
HINTS = _words("""
    el los las una unos por para pero muy qué cómo está eres mañana soy tengo quiero quiere puede hay
    donde dónde cuando cuándo esta esto este todos noche días hoy ayer bien gusta amigos jugar hacer
    muito isso uma mais bom boa vocês estou hoje amanhã alguém gente tudo com quem
    che sono della molto anche il come stai questo questa buona oggi domani tutti sera niente capisco dispiace
    le les des une est sont avec mais vous nous je tu c'est j'ai très être dans sur oui quelqu'un
    quoi pas peux veux aujourd'hui demain soir tout monde ça moi toi suis
    non der das und ist ich du wir ihr mit für aber auch ein eine morgen sehr wie habe hat haben heute
    keine kein zeit jemand noch schon nur oder wenn weiß gibt schön abend mir mich dir dich sind
    het een niet ik van goede goedemorgen iedereen vandaag gaat jullie wij
    yang dan saya ini itu untuk apa kamu kabar pagi malam semua semuanya aku sudah belum bisa mau ada
    tôi của là và mọi người xin bir bu için ne nasılsın nasılsınız çok bugün arkadaşlar günaydın
    nie się jak czy dobry dobranoc jest wszystkim dzisiaj och jag är det inte vad mig alla idag
    ako ikaw ang mga ng po kayo amigo casa todo
""")
