"""What a hint function is given: `hint_fn(answer_ids, student_answers, new_cmap, old_cmap)`.

Source: the Open edX documentation, "Problem with Adaptive Hint", which shows `new_cmap.set_hint_and_mode(id, hint, 'always')`.
"""


class CorrectMap:
    """How each input was graded, by input id, and the hints set for it."""

    def __init__(self, entries=None):
        self._entries = {answer_id: dict(entry) for answer_id, entry in (entries or {}).items()}

    def set_hint_and_mode(self, answer_id, hint, hintmode):
        """A mode of `always` shows the hint; any other keeps it back."""
        self._entries.setdefault(answer_id, {}).update(hint=hint, hintmode=hintmode)

    def is_correct(self, answer_id):
        return self.get_correctness(answer_id) in ("correct", "partially-correct")

    def is_partially_correct(self, answer_id):
        return self.get_correctness(answer_id) == "partially-correct"

    def get_correctness(self, answer_id):
        return self.get_property(answer_id, "correctness")

    def get_npoints(self, answer_id):
        return self.get_property(answer_id, "npoints", 0)

    def get_msg(self, answer_id):
        return self.get_property(answer_id, "msg", "")

    def get_hint(self, answer_id):
        return self.get_property(answer_id, "hint", "")

    def get_hintmode(self, answer_id):
        return self.get_property(answer_id, "hintmode")

    def get_property(self, answer_id, name, default=None):
        return self._entries.get(answer_id, {}).get(name, default)

    def set_property(self, answer_id, name, value):
        self._entries.setdefault(answer_id, {})[name] = value

    def shown_hints(self):
        """The hints to show, by input id."""
        shown = {}
        for answer_id, entry in self._entries.items():
            if entry.get("hint") and entry.get("hintmode") == "always":
                shown[answer_id] = str(entry["hint"])
        return shown
