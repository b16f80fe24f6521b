"""English word lists that the rules read options by."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _set("""
    a an and are as at be been being by can could did do does for from had has have he her his how i if in into is it
    its may might more most must no nor not of on one or our out own same shall she should so some such than that the
    their them then there these they this those to too under until up was we were what when where which while who whom
    why will with would you your""")
"""Words that carry no subject."""

ABSOLUTE = _set("""
    absolutely all always any completely entirely every everyone everything exclusively guarantee guaranteed guarantees
    immediately impossible never nobody none nothing only solely totally""")
"""Words that leave no exception; test-takers learn to avoid them."""

PLAINLY_ABSOLUTE = ABSOLUTE - {"all", "any", "immediately", "only"}
"""The absolute words that have hardly a harmless use."""

HEDGE = _set("""
    appropriate appropriately can could generally likely may might necessary needed often perhaps possible possibly
    potential potentially probably relevant sometimes typically usually""")
"""Words that make a statement safe; test-takers learn to prefer them."""

VAGUE_FREQUENCY = _set("frequently occasionally often rarely seldom sometimes usually")
"""Words of frequency that each reader counts otherwise."""

SOFT_OPENING = _set("""
    analyse analyze ask assess clarify coach collaborate communicate conduct consult determine discuss encourage engage
    evaluate examine explore facilitate hold identify investigate invite involve listen meet mentor perform refer review
    schedule support talk understand update validate verify work""")
"""Opening verbs of the folk rule "first assess, talk and collaborate"."""

HARSH = _set("""
    abandon accept assume blame bypass cancel conceal continue defer delay demand deny dictate direct dismiss escalate
    escalating exclude fire force hide ignore ignores immediately insist instruct mandate order override overrule
    postpone proceed punish refuse reject rejects remove replace reprimand require stop suspend tell terminate threaten
    unilaterally wait withhold""")
"""Words of command, haste and neglect, which the folk rule avoids."""

KIND = _set("""
    agree agreement align alignment benefit cause coach collaborate collaboration collaboratively empower engage
    engagement facilitate feedback impact improve learning open options retrospective root shared stakeholder
    stakeholders support team together transparency transparent trust understand value""")
"""Words of cooperation, which the folk rule prefers."""
