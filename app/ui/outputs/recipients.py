"""Who gets something: a field that knows to whom the office has given before."""

from app.services.lists.disclosure import AUTHORITY, OWN_OFFICE
from app.text import _, translate
from app.ui.kit.memory import recall, remember
from app.ui.outputs.choice_field import ChoiceField

MOST = 12
_USED = "outputs/recipients"


class RecipientField(ChoiceField):
    """Choose or type a recipient; `keep` offers it the next time, too."""

    def __init__(self, first: str) -> None:
        super().__init__()
        self.setObjectName("recipient")
        self.setEditable(True)
        self.setAccessibleName(_("Für wen"))
        self.addItems(list(dict.fromkeys([translate(OWN_OFFICE), translate(AUTHORITY), *recall(_USED, [])])))
        self.setCurrentText(first)

    @property
    def recipient(self) -> str:
        """Who it is for, "" for nobody yet."""
        return self.currentText().strip()

    def keep(self) -> None:
        """Offer this recipient the next time."""
        remember(_USED, list(dict.fromkeys([self.recipient, *recall(_USED, [])]))[:MOST])
