"""Every state, outcome and kind spelled once: the words that stand in columns and attributes."""

from __future__ import annotations

# The version of the toolkit; stands in every datapackage.json.
VERSION = "0.1.0"

# The state of a tie or report.
EXISTING, WISHED, REFUSED = "existing", "wished", "refused"
STATES = (EXISTING, WISHED, REFUSED)

# Whose wish a report is: the source's own (first-person forms) or the group's.
BY_SOURCE, BY_GROUP = "source", "group"

# Roles in a field of action. Planned never closes a gap.
LEAD, ACTIVE, PLANNED, MEMBER = "lead", "active", "planned", "member"
ROLES = (LEAD, ACTIVE, PLANNED, MEMBER)
WORKING_ROLES = (LEAD, ACTIVE)

# What an affiliation is to.
FIELD, COMMITTEE, GROUP = "field", "committee", "group"
AFFILIATION_KINDS = (FIELD, COMMITTEE, GROUP)

# Answers in the table of who was asked; `*` is everyone on the roster or named.
YES, NO, NONE = "yes", "no", "none"
ANSWERS = (YES, NO, NONE)
EVERYONE = "*"

# How a mention became an actor.
EXACT, ALIAS, DECIDED, TYPO, NEW, PENDING = "exact", "alias", "decided", "typo", "new", "pending"
HOWS = (EXACT, ALIAS, DECIDED, TYPO, NEW, PENDING)
DECIDED_BY_ITSELF = (EXACT, ALIAS, TYPO)

# What a person decides about a spelling: the same as a name, not the same, an organisation of its own.
SAME, DIFFERENT, LATER = "same", "different", "later"
DECISIONS = (SAME, DIFFERENT, NEW, LATER)

# What became of a cell.
USED, CORRECTED, REPEATED, IGNORED = "used", "corrected", "repeated", "ignored"
REFUSED_CELL, ADDED = "refused", "added"
OUTCOMES = (USED, CORRECTED, REPEATED, PENDING, IGNORED, REFUSED_CELL, ADDED)
# The first that applies is the cell's outcome where its parts fare differently.
OUTCOME_ORDER = (REFUSED_CELL, PENDING, CORRECTED, ADDED, USED, REPEATED, IGNORED)

NOTE, WARNING, ERROR = "note", "warning", "error"
SEVERITIES = (NOTE, WARNING, ERROR)

# The eight forms a table on a sheet can have.
ROSTER, TIE_LIST, MATRIX, PARTNER_LIST = "roster", "tie_list", "matrix", "partner_list"
AFFILIATIONS, SURVEY, ATTENDANCE, PROFILE = "affiliations", "survey", "attendance", "profile"
FORMS = (ROSTER, TIE_LIST, MATRIX, PARTNER_LIST, AFFILIATIONS, SURVEY, ATTENDANCE, PROFILE)
FIRST_PERSON_FORMS = (PARTNER_LIST, SURVEY, PROFILE)

# Actors without a stated sector share this one.
UNKNOWN = "unknown"

# What joins several things in one cell of our tables.
JOIN = "|"

# What a span rests on.
BASIS_REPORTS, BASIS_GROUPS, BASIS_BOTH = "reports", "groups", "reports+groups"
BASIS_BOUNDS, BASIS_NULL = "bounds", "null"

# The types of gap, in the order in which equal scores are ranked.
GAP_TYPES = (
    "coverage", "wish", "isolation", "fragility", "repair", "functional", "cross-sector",
    "integrative", "hole", "one-sided", "predicted", "redundancy",
)  # fmt: skip

# How hard a matter is, and what a meeting decides on it: the words of the list of measures.
EASY, MEDIUM, LONG = "leicht", "mittel", "lang"
EFFORTS = (EASY, MEDIUM, LONG)
AGREED, POSTPONED, REJECTED, DONE = "vereinbart", "zurückgestellt", "verworfen", "erledigt"
AGREEMENTS = (AGREED, POSTPONED, REJECTED, DONE)

# What PARTNER asks about another organisation, each 1 to 4.
TRUST = ("mission", "openness", "reliability")
VALUE = ("power", "involvement", "resources")

# Why somebody is to be invited next time.
STRANGER, ABSENT, SECTOR = "stranger", "absent", "sector"
INVITE_REASONS = (STRANGER, ABSENT, FIELD, SECTOR)

# How sure a gap is: were both ends asked about each other, one, or none.
BOTH_ASKED, ONE_ASKED, NONE_ASKED = "both", "one", "none"
QUALITIES = (BOTH_ASKED, ONE_ASKED, NONE_ASKED)

# What one audience may see.
INTERNAL, PARTICIPANTS, PUBLIC = "internal", "participants", "public"
EDITIONS = (INTERNAL, PARTICIPANTS, PUBLIC)

# What became of a tie from one wave to the next.
KEPT, BORN, FIRST_NAMED, ENDED, NOT_NAMED_AGAIN = "kept", "new", "first_named", "ended", "not_named_again"
NOT_ASKED, WITH_JOINER, WITH_LEAVER = "not_asked", "with_joiner", "with_leaver"
CHANGES = (KEPT, BORN, FIRST_NAMED, ENDED, NOT_NAMED_AGAIN, NOT_ASKED, WITH_JOINER, WITH_LEAVER)
# What became of a wish, a gap, a matter or a cluster.
CAME_TRUE, OPEN, CLOSED, PARTLY, VOID = "came_true", "open", "closed", "partly_closed", "void"
FOUND_AGAIN, GONE = "found_again", "gone"
FOLLOWED_OUTCOMES = ("", CAME_TRUE, OPEN, NOT_ASKED, CLOSED, PARTLY, VOID, FOUND_AGAIN, GONE, BORN)
