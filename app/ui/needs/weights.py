"""What counts how much when people are ranked, each number with the way back to how the program came."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.settings import MATCHING
from app.text import _
from app.ui.rules_dialog import RulesDialog


def open_weights(parent: QWidget, desk: Any) -> None:
    """Show the weights and the distances they are about."""
    words = _("Wer mehr Punkte hat, steht weiter oben. Es zählt nur das Verhältnis; 0 heißt: spielt keine Rolle.")
    RulesDialog(parent, desk, _("Was beim Vermitteln zählt"), words, MATCHING).open()
