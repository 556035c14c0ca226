"""Grades drag-and-drop answers: `draganddrop.grade(submission[0], correct_answer)`.

Source: the Open edX documentation, "Drag and Drop Problem (Deprecated)". The correct answer is

- a dictionary, draggable → target, or `[x, y]`, or `[[x, y], radius]`; or
- a list of groups `{"draggables": [...], "targets": [...] or "positions": [...], "rule": ...}` with a rule of `exact`,
  `anyof`, `unordered_equal`, `anyof+number`, `unordered_equal+number`.

An answer is right where every group is right and nothing lies on the picture that belongs to no group.
"""

import json

_DEFAULT_RADIUS = 10


def grade(user_input, correct_answer):
    """Whether the learner's JSON text is right."""
    placed = _read(user_input)
    groups = _groups(correct_answer)
    known = {draggable for group in groups for draggable in group["draggables"]}
    if any(draggable not in known for draggable, _place in placed):
        return False
    return all(_is_right(group, placed) for group in groups)


def _read(user_input):
    """The answer as a list of (draggable, place); a place is a target's name or `[x, y]`."""
    answer = json.loads(user_input) if isinstance(user_input, str) else user_input
    if isinstance(answer, dict) and isinstance(answer.get("draggables"), list):
        answer = answer["draggables"]
    entries = [answer] if isinstance(answer, dict) else answer
    return [(str(draggable), _flat(place)) for entry in entries for draggable, place in entry.items()]


def _flat(place):
    """A target of a draggable that lies on a target itself: `{"1": {"s": "left"}}` is `left[s][1]`."""
    if not isinstance(place, dict):
        return place
    ((target, holder),) = place.items()
    ((draggable, outer),) = holder.items()
    return f"{_flat(outer)}[{draggable}][{target}]"


def _groups(correct_answer):
    if not isinstance(correct_answer, dict):
        return correct_answer
    return [
        {"draggables": [draggable], "targets" if isinstance(place, str) else "positions": [place], "rule": "exact"}
        for draggable, place in correct_answer.items()
    ]


def _is_right(group, placed):
    wanted = [str(draggable) for draggable in group["draggables"]]
    mine = [(draggable, place) for draggable, place in placed if draggable in wanted]
    rule = group.get("rule", "exact")
    names = [draggable for draggable, _place in mine]
    if rule.endswith("+number"):
        rule = rule.removesuffix("+number")
        if sorted(names) != sorted(wanted):
            return False
    elif set(names) != set(wanted):
        return False
    allowed = group["targets"] if "targets" in group else group["positions"]
    fits = _same_target if "targets" in group else _near
    return _follows(rule, [place for _draggable, place in mine], allowed, fits)


def _follows(rule, places, allowed, fits):
    if rule == "anyof":
        return all(any(fits(place, goal) for goal in allowed) for place in places)
    if len(places) != len(allowed):
        return False
    if rule == "exact":
        return all(fits(place, goal) for place, goal in zip(places, allowed))
    if rule == "unordered_equal":
        return _pairs_up(places, allowed, fits)
    raise ValueError(f"draganddrop: there is no rule {rule!r}")


def _pairs_up(places, allowed, fits):
    """Whether every place has a goal of its own (augmenting paths)."""
    holder = {}

    def settle(at, tried):
        for goal in range(len(allowed)):
            if goal not in tried and fits(places[at], allowed[goal]):
                tried.add(goal)
                if goal not in holder or settle(holder[goal], tried):
                    holder[goal] = at
                    return True
        return False

    return all(settle(at, set()) for at in range(len(places)))


def _same_target(place, goal):
    return place == goal


def _near(place, goal):
    if not isinstance(place, (list, tuple)):
        return False
    centre, radius = (goal[0], goal[1]) if isinstance(goal[0], (list, tuple)) else (goal, _DEFAULT_RADIUS)
    return (place[0] - centre[0]) ** 2 + (place[1] - centre[1]) ** 2 <= radius**2
