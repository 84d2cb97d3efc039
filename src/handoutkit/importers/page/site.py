"""What people who write pages call the parts around an article, in class names and ids.

Knows words of several languages, no tree.
"""

import re
from functools import lru_cache

MENU = "a menu"
CONTENTS = "the page's own list of contents"
SHARING = "buttons to share the page"
RELATED = "related stories"
ADVERT = "an advert"
COOKIES = "about cookies"
NEWSLETTER = "a newsletter"
COMMENTS = "readers' comments"
AUTHOR = "who wrote it, and when"
SIDE = "the side of the page"
SEARCH = "a search"
FEEDBACK = "a question about the page"
TOOLS = "buttons of the page"
HEAD = "the head of the page"
FOOT = "the foot of the page"
WINDOW = "a window over the page"
TAGS = "what the page is filed under"
OUTSIDE = "outside the article"

# Words as they stand between hyphens and capitals in classes and ids: English, Spanish, German,
# French. Two words with a plus must both be there.
_WORDS = {
    MENU: """nav navbar navigation navi menu menus menue submenu topnav subnav sitenav breadcrumb
        breadcrumbs brotkrumen brotkrume migas migaspan ariane pagination pager paginacion skip
        skiplink skiplinks megamenu navegacion hauptmenu seitennavigation prevnext dropdown""",
    CONTENTS: """toc tableofcontents table+contents inhaltsverzeichnis sommaire on+page jump+links
        jumplinks tabla+contenido""",
    SHARING: """share shares sharing social socials sharebar sharethis addtoany addthis teilen
        compartir partager partage redes+sociales follow+us""",
    RELATED: """related recommended recommendation recommendations recirc recirculation more+stories
        more+articles verwandt verwandte verwandtes relacionado relacionados relacionada
        relacionadas similaires similares associes teaser teasers promo promos trending
        popular+posts popular+articles mostread most+read latest+news yarpp jp+relatedposts
        relatedposts relatedarticles weiterlesen lire+aussi also+like a+lire leer+mas mas+leidos
        next+article next+post""",
    ADVERT: """ad ads advert adverts advertisement advertisements advertising adsense adslot adunit
        adsbygoogle adbox sponsor sponsored sponsors anzeige anzeigen werbung publicidad publicite
        anuncio anuncios reklame taboola outbrain dfp gpt""",
    COOKIES: "cookie cookies consent gdpr onetrust cookiebar cookiebanner galletas",
    NEWSLETTER: """newsletter newsletters subscribe subscription signup sign+up mailinglist boletin
        suscribirse suscripcion infolettre abonnieren""",
    COMMENTS: """comment comments commentlist disqus respond kommentar kommentare comentario
        comentarios commentaire commentaires""",
    AUTHOR: """byline authorbox author autor auteur reviewed+by entry+meta post+meta article+meta
        postmeta dateline autorenbox post+info post+date publish+date reading+time""",
    SIDE: """sidebar sidebars seitenleiste barra+lateral lateral widget+area widgets rail rightrail
        leftrail marginalspalte""",
    SEARCH: "search searchbox searchform searchbar suche suchfeld buscar buscador recherche",
    FEEDBACK: "feedback survey rating ratings helpful was+this+helpful umfrage encuesta",
    TOOLS: """toolbar tools+bar page+tools article+tools print+button printbutton page+actions
        edit+link editsection edit+page backtotop back+to+top totop""",
    HEAD: "masthead topbar siteheader site+header page+header+nav global+header",
    FOOT: "sitefooter site+footer page+footer global+footer fusszeile",
    WINDOW: "modal popup lightbox overlay offcanvas flyout tooltip",
    TAGS: "tagcloud tag+list tags+links cat+links post+tags post+categories entry+tags",
}
_ROLES = {
    "navigation": MENU,
    "menu": MENU,
    "menubar": MENU,
    "search": SEARCH,
    "banner": HEAD,
    "contentinfo": FOOT,
    "complementary": SIDE,
    "dialog": WINDOW,
    "alertdialog": WINDOW,
    "doc-toc": CONTENTS,
}
_TAGS = {"nav": MENU, "aside": SIDE, "header": HEAD, "footer": FOOT}

# A wrapper says what its page has, not what it is itself.
_WRAPPER = re.compile(
    r"^(?:has|no|with|without|is|js|single|template|layout|container|category|elementor|vc|et|fusion"
    r"|fl|brz|avia|wpb)$"
)
_MOST_PARTS = 3
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PART = re.compile(r"[a-zà-ÿ]+")

_BOXES = {
    "warning": """warning warn danger caution alert+danger alert+warning alert+error advertencia
        warnung achtung vorsicht peligro precaucion attention avertissement important urgent
        emergency error""",
    "key-points": """key+points keypoints key+facts keyfacts key+takeaways takeaways takeaway
        summary+box at+a+glance highlights puntos+clave kernaussagen points+cles essentiel""",
    "tip": """tip tips hint note notice infobox callout admonition hinweis nota conseil
        astuce alert panel+info""",
    "call": "call+doctor when+call call+now seek+help get+help care+card carecard",
}


@lru_cache(maxsize=4096)
def said_by_names(names: str) -> str:
    """Say what an element is for the site, by its class or id; "" if they do not say."""
    return next((reason for name in names.split() if (reason := _reason(name))), "")


def said_by_tag(tag: str, role: str) -> str:
    """Say what an element is for the site by its tag, or its role if it has one."""
    return _ROLES.get(role) or _TAGS.get(tag, "")


@lru_cache(maxsize=4096)
def box_of(names: str) -> str:
    """Give the role of a box by its classes; "" if it is none."""
    # Two words may stand in two classes; a name of many words says what stands in it, not its form.
    together = {
        part for name in names.split() if len(_parts(name)) <= _MOST_PARTS for part in _parts(name)
    }
    return next((role for role, words in _BOX_WORDS if any(one <= together for one in words)), "")


def _reason(name: str) -> str:
    parts = _parts(name)
    if not parts or _WRAPPER.match(parts[0]):
        return ""
    found = set(parts)
    return next((reason for reason, words in _SITE_WORDS if any(one <= found for one in words)), "")


def _parts(name: str) -> list[str]:
    return _PART.findall(_CAMEL.sub("-", name).casefold())


def _sets(written: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(one.split("+")) for one in written.split())


_SITE_WORDS = tuple((reason, _sets(words)) for reason, words in _WORDS.items())
_BOX_WORDS = tuple((role, _sets(words)) for role, words in _BOXES.items())
