"""The assignment with the greatest total: each row to at most one column (Kuhn and Munkres)."""


def best_assignment(scores: list[list[float]]) -> list[int]:
    """For every row the index of its column; needs at least as many columns as rows."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(scores, row_price, column_price, owner, way)
    answer = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            answer[owner[column] - 1] = column - 1
    return answer


def _augment(
    scores: list[list[float]], row_price: list[float], column_price: list[float], owner: list[int], way: list[int]
) -> None:
    columns = len(column_price) - 1
    least = [float("inf")] * (columns + 1)
    used = [False] * (columns + 1)
    current = 0
    while True:
        used[current] = True
        row, delta, following = owner[current], float("inf"), 0
        for column in range(1, columns + 1):
            if used[column]:
                continue
            cost = -scores[row - 1][column - 1] - row_price[row] - column_price[column]
            if cost < least[column]:
                least[column], way[column] = cost, current
            if least[column] < delta:
                delta, following = least[column], column
        for column in range(columns + 1):
            if used[column]:
                row_price[owner[column]] += delta
                column_price[column] -= delta
            else:
                least[column] -= delta
        current = following
        if owner[current] == 0:
            break
    while current:
        owner[current] = owner[way[current]]
        current = way[current]
