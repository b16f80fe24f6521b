"""The worlds in which drawn questions play: projects with the roles and words that fit them."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Setting:
    """A project and who asks about it, as they stand in a sentence: `a hospital ward refit`, `the sponsor`."""

    project: str
    asker: str
    work: str

    def fill(self, text: str, **words: object) -> str:
        """The text with its blanks filled: `{project}`, `{Project}`, `{asker}`, `{Asker}` and those of `words`."""
        return text.format(
            project=self.project, Project=sentence(self.project), asker=self.asker, Asker=sentence(self.asker), **words
        )


SETTINGS = (
    Setting("a hospital ward refit", "the medical director", "refurbished rooms"),
    Setting("a port crane upgrade", "the harbor authority", "converted cranes"),
    Setting("a tram line extension", "the city's steering committee", "track sections"),
    Setting("a claims portal", "the product owner", "claim forms"),
    Setting("a warehouse automation", "the operations sponsor", "conveyor lines"),
    Setting("a school network rollout", "the district board", "connected schools"),
    Setting("a wind farm foundation program", "the lender's engineer", "foundations"),
    Setting("a payroll replacement", "the finance director", "migrated pay groups"),
    Setting("a museum archive digitization", "the trustee in charge", "scanned collections"),
    Setting("a water treatment retrofit", "the regulator's inspector", "filter basins"),
    Setting("a satellite ground station", "the program office", "antenna sites"),
    Setting("a bakery plant relocation", "the plant owner", "production lines"),
    Setting("an airport signage renewal", "the terminal manager", "sign clusters"),
    Setting("a vaccine cold-chain project", "the ministry's sponsor", "cold rooms"),
    Setting("a retail loyalty app", "the marketing sponsor", "released features"),
    Setting("a rail depot fit-out", "the client's representative", "depot bays"),
    Setting("a forest fire warning network", "the province's sponsor", "watch towers"),
    Setting("a university enrollment system", "the registrar", "enrollment modules"),
    Setting("a bridge bearing replacement", "the road agency", "replaced bearings"),
    Setting("a dairy traceability project", "the quality director", "tagged farms"),
)


def setting(rng: Random) -> Setting:
    """One of the worlds, each as likely as the others."""
    return rng.choice(SETTINGS)


def sentence(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]
