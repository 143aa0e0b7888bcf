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
    hola gracias buenos adiós señor también porque obrigado obrigada você não bonjour merci salut ciao
    grazie perché danke guten nicht bitte terima kasih tidak không bạn dziękuję teşekkürler tschüss jest
    você wunderbar
""")

# ... and two of these do.
HINTS = _words("""
    el los las una unos por para pero muy qué cómo está estoy eres mañana soy tengo muito isso uma mais
    bom che sono della molto anche il le les des une est sont avec pour mais pas vous nous je tu c'est
    j'ai très être dans sur oui non der das und ist ich du wir ihr mit für aber auch ein eine morgen
    sehr wie het een niet ik van yang dan saya ini itu untuk apa kamu tôi của là và bir bu için ne nie
    się jak czy amigo casa todo
""")
