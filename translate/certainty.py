"""Whether the engine was sure enough of its English to be read without the Chinese beside it."""

from __future__ import annotations

from translate.document import Finding

# Surprisal in nats from which a row is called unsure: of 103 held-out lines that two readers graded, five in
# six from here on misled. On 102 others: `python -m translate.engines.training.certainty`.
UNSURE = 22.0


def check_certainty(surprisal: float | None) -> tuple[Finding, ...]:
    """A warning where the engine found its own words improbable. It grows with length, as mistakes do."""
    if surprisal is None or surprisal < UNSURE:
        return ()
    message = "Sense: the translator was unsure here. Read this against the Chinese, clause by clause."
    return (Finding(check="sense", severity="warning", message=message),)
